/** What happened since the reader was last here, newest first; and everything before it. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useActing } from "~/api/queries/me";
import { projectChangesQuery } from "~/api/queries/projects";
import type { Project, ProjectChangeEntry } from "~/api/types-projects";
import { SettleEvent } from "~/features/thread/SettleEvent";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Card, EmptyState, ErrorState, Loading, Time } from "~/ui/bits";
import { CheckIcon, LockIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { useProject } from "../context";
import { isProjectEvent, ProjectEvent } from "../ProjectEvent";

/** Before any project. */
const EVER = "2000-01-01T00:00:00Z";

export function ChangesPage() {
  const t = useT();
  const project = useProject();
  const [all, setAll] = useState(false);
  const query = useInfiniteQuery(projectChangesQuery(project.id, all ? EVER : null));
  if (query.isPending) return <Loading lines={6} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const items = query.data.pages.flatMap((page) => page.items);
  const since = query.data.pages[0]?.since ?? null;
  const showAll = all ? null : (
    <Button small onClick={() => setAll(true)}>
      {t("projects.show_all")}
    </Button>
  );
  if (items.length === 0) {
    return (
      <EmptyState
        icon={<CheckIcon size={24} aria-hidden="true" />}
        title={t("projects.no_changes")}
        action={showAll}
      >
        {t("projects.no_changes_text")}
      </EmptyState>
    );
  }
  return (
    <Card
      title={t(all || !since ? "projects.all_changes" : "projects.changes_since")}
      note={all || !since ? undefined : <Time at={since} as="full" />}
      actions={showAll}
    >
      <ol className="changes">
        {items.map((change) => (
          <ChangeLine key={change.id} project={project} change={change} />
        ))}
      </ol>
      {query.hasNextPage ? (
        <Button pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t("ui.show_more")}
        </Button>
      ) : null}
    </Card>
  );
}

function ChangeLine({ project, change }: { project: Project; change: ProjectChangeEntry }) {
  const t = useT();
  const acting = useActing();
  const params = { org: acting.organisation.slug, id: project.id, thread: change.thread_id };
  return (
    <li>
      <p>
        <Said change={change} />
        {change.lane === "private" ? (
          <span className="lane-mark ml-2">
            <LockIcon size={11} aria-hidden="true" />
            {t("thread.only_org_sees", { org: acting.organisation.name })}
          </span>
        ) : null}
      </p>
      {change.excerpt ? <p className="text-s text-ink-2">{change.excerpt}</p> : null}
      <small>
        <Time at={change.at} as="full" /> ·{" "}
        <Link
          to="/o/$org/projects/$id/threads/$thread"
          params={params}
          hash={`${change.lane === "private" ? "p" : "e"}${change.seq}`}
        >
          {change.topic ?? t("projects.first_thread")}
        </Link>
      </small>
    </li>
  );
}

function Said({ change }: { change: ProjectChangeEntry }) {
  const t = useT();
  const who = <b className="font-medium">{change.actor?.name ?? t("thread.system")}</b>;
  const data = change.data as Record<string, unknown>;
  if (isProjectEvent(change.kind, data)) {
    return <ProjectEvent event={{ kind: change.kind, data, actor: change.actor }} />;
  }
  if (change.kind.startsWith("commitment_")) return <SettleEvent entry={change} who={who} />;
  return (
    <>
      {who} {t(change.kind === "message" ? "projects.wrote" : "projects.did_something")}
    </>
  );
}
