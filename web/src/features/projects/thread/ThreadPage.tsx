/** One thread of a project: what was said about a topic, by whom, and who reads it. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { lazy, Suspense, useMemo, useState } from "react";
import { useActing, useCan } from "~/api/queries/me";
import { projectThreadsQuery, questionsQuery } from "~/api/queries/projects";
import { keys } from "~/api/query";
import type { Entry } from "~/api/types";
import type { Project, ProjectThread } from "~/api/types-projects";
import { NotFoundPage } from "~/features/shell/StatePages";
import { namesOf } from "~/features/thread/audience";
import { Conversation } from "~/features/thread/Conversation";
import { ThreadContext, type ThreadInfo } from "~/features/thread/context";
import { useThread } from "~/features/thread/useThread";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { ErrorState, Loading } from "~/ui/bits";
import { LockIcon } from "~/ui/icons";
import { useProject } from "../context";
import { isProjectEvent, ProjectEvent } from "../ProjectEvent";
import { QuestionList } from "../questions/QuestionList";
import { may, partiesIn } from "../words";

const AskDialog = lazy(() => import("../questions/AskDialog"));
const route = getRouteApi("/o/$org/projects/$id/threads/$thread");

const event = (entry: Entry) =>
  isProjectEvent(entry.kind, entry.data) ? <ProjectEvent event={entry} /> : null;

/** Parts of a project that an entry may change. */
const PARTS = ["threads", "questions", "lanes", "changes"];
const NOBODY = { id: "", name: "" };

export function ThreadPage() {
  const project = useProject();
  const { thread: id } = route.useParams();
  const query = useQuery(projectThreadsQuery(project.id));
  const thread = query.data?.items.find((each) => each.id === id);
  if (thread) return <Loaded key={id} project={project} thread={thread} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return query.isPending ? <Loading lines={6} /> : <NotFoundPage />;
}

function Loaded({ project, thread: topic }: { project: Project; thread: ProjectThread }) {
  const t = useT();
  const acting = useActing();
  const mayWrite = useCan()("write");
  const [asking, setAsking] = useState(false);
  const followed = useMemo(() => ({ key: keys.project(project.id), parts: PARTS }), [project.id]);
  const thread = useThread(topic.id, project.id, true, followed);
  const open = (useQuery(questionsQuery(project.id)).data?.items ?? []).filter(
    (question) => question.thread_id === topic.id && question.state === "open",
  );
  const info = useMemo<ThreadInfo>(() => {
    const parties = partiesIn(project);
    const others = parties.filter((party) => party.id !== acting.organisation.id);
    const vendor = project.parties.find((party) => party.side === "vendor")?.organisation ?? NOBODY;
    return {
      complaint: {
        id: project.id,
        side: project.side,
        vendor,
        customer: parties.find((party) => party.id !== vendor.id) ?? NOBODY,
        counterpart: { id: others[0]?.id ?? "", name: namesOf(t, others) },
        people: project.members.map((member) => member.person),
        reads: [],
        parties,
      },
      threadId: topic.id,
      own: { id: acting.organisation.id, name: acting.organisation.name },
      membershipId: acting.id,
      mayWrite,
      event,
      lanes: thread.lanes,
    };
  }, [project, topic.id, acting, mayWrite, thread.lanes, t]);
  const here = thread.live.presence.filter((person) => person.membership_id !== acting.id);
  return (
    <ThreadContext value={info}>
      <section className="project-thread" aria-labelledby="thread-title">
        <header>
          <h2 id="thread-title" className="min-w-0 flex-1">
            {topic.topic ?? t("projects.first_thread")}
            {topic.shared ? null : (
              <span className="lane-mark ml-3">
                <LockIcon size={11} aria-hidden="true" />
                {t("thread.only_org_sees", { org: acting.organisation.name })}
              </span>
            )}
          </h2>
          {here.length > 0 ? (
            <p className="project-here">
              {t("projects.here", {
                names: here.map((person) => person.name).join(", "),
              })}
            </p>
          ) : null}
          {topic.shared && may(project, "ask") ? (
            <Button small onClick={() => setAsking(true)}>
              {t("projects.ask")}
            </Button>
          ) : null}
        </header>
        {open.length > 0 ? <QuestionList project={project} questions={open} /> : null}
        <Conversation thread={thread} guest />
      </section>
      {asking ? (
        <Suspense fallback={null}>
          <AskDialog project={project} thread={topic.id} onClose={() => setAsking(false)} />
        </Suspense>
      ) : null}
    </ThreadContext>
  );
}
