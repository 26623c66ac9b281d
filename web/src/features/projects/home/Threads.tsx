/** The threads of a project, those with the newest words first. */
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useActing } from "~/api/queries/me";
import { projectThreadsQuery } from "~/api/queries/projects";
import type { Project, ProjectThread } from "~/api/types-projects";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Card, ErrorState, Loading, Time } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { LockIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { may } from "../words";

const NewTopic = lazy(() => import("./NewTopic"));

export function Threads({ project }: { project: Project }) {
  const t = useT();
  const [opening, setOpening] = useState(false);
  const query = useQuery(projectThreadsQuery(project.id));
  const threads = (query.data?.items ?? []).toSorted((a, b) => newest(b).localeCompare(newest(a)));
  return (
    <Card
      title={t("projects.threads")}
      actions={
        may(project, "add_topic") ? (
          <Button small onClick={() => setOpening(true)}>
            {t("projects.new_topic")}
          </Button>
        ) : null
      }
    >
      {query.isPending ? <Loading lines={3} /> : null}
      {query.isError && !query.data ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      <ul className="project-threads">
        {threads.map((thread) => (
          <ThreadLine key={thread.id} project={project} thread={thread} />
        ))}
      </ul>
      {opening ? (
        <Suspense fallback={null}>
          <NewTopic project={project} onClose={() => setOpening(false)} />
        </Suspense>
      ) : null}
    </Card>
  );
}

const newest = (thread: ProjectThread) => thread.last?.at ?? thread.created_at;

function ThreadLine({ project, thread }: { project: Project; thread: ProjectThread }) {
  const t = useT();
  const acting = useActing();
  const params = { org: acting.organisation.slug, id: project.id, thread: thread.id };
  const { last } = thread;
  return (
    <li>
      <Link
        to="/o/$org/projects/$id/threads/$thread"
        params={params}
        className={cx(thread.unread && "font-semibold")}
      >
        {thread.unread ? <span className="sr-only">{t("projects.new_mark")}: </span> : null}
        {thread.topic ?? t("projects.first_thread")}
      </Link>
      <small>
        {thread.questions_to_you > 0 ? (
          <span className="flex-none whitespace-nowrap font-medium text-turn">
            {t("projects.questions_to_you", { count: thread.questions_to_you })}
          </span>
        ) : thread.shared ? null : (
          <span className="lane-mark">
            <LockIcon size={11} aria-hidden="true" />
            {t("thread.only_org_sees", { org: acting.organisation.name })}
          </span>
        )}
        {last?.excerpt ? (
          <span className="truncate">
            {last.by ? `${last.by.name}: ` : null}“{last.excerpt}”
          </span>
        ) : null}
        {last ? <Time at={last.at} /> : null}
      </small>
    </li>
  );
}
