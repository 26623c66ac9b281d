/** One review meeting: whose turn it is, agenda, minutes, what was taken on, and what is said about it. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useRouterState } from "@tanstack/react-router";
import { useEffect, useMemo, useRef, useState } from "react";
import { ApiError } from "~/api/errors";
import { useActing, useCan } from "~/api/queries/me";
import { meetingKey, meetingQuery } from "~/api/queries/meetings";
import { keys } from "~/api/query";
import type { Meeting } from "~/api/types-meetings";
import { partnersLabel } from "~/features/shell/nav";
import { NotFoundPage, PendingPage } from "~/features/shell/StatePages";
import { Conversation } from "~/features/thread/Conversation";
import { ThreadContext } from "~/features/thread/context";
import { anchorOf } from "~/features/thread/useAnchor";
import { type Thread, useThread } from "~/features/thread/useThread";
import { useT } from "~/i18n";
import type { Lane } from "~/live";
import { ErrorState } from "~/ui/bits";
import { Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { Tabs } from "~/ui/Tabs";
import { Actions } from "./Actions";
import { Agenda } from "./Agenda";
import { Facts } from "./Facts";
import { MeetingTurn } from "./MeetingTurn";
import { Minutes } from "./Minutes";
import { People } from "./People";
import { Proposals } from "./Proposals";
import { counterpartOf, mayDo } from "./useMeeting";
import "./meetings.css";

const route = getRouteApi("/o/$org/meetings/$id");

/** Parts of a meeting that an entry may change. */
const PARTS = ["proposals", "commitments", "lanes"];

export function MeetingPage() {
  const { id } = route.useParams();
  const query = useQuery(meetingQuery(id));
  if (query.data) return <Loaded key={id} meeting={query.data} />;
  if (query.isPending) return <PendingPage />;
  if (query.error instanceof ApiError && query.error.status === 404) return <NotFoundPage />;
  return (
    <div className="page page-narrow">
      <ErrorState error={query.error} onRetry={() => void query.refetch()} />
    </div>
  );
}

type Section = "meeting" | "talk";

function Loaded({ meeting }: { meeting: Meeting }) {
  const t = useT();
  const acting = useActing();
  const mayWrite = useCan()("write");
  const followed = useMemo(
    () => ({ key: keys.complaint(meeting.id), record: meetingKey(meeting.id), parts: PARTS }),
    [meeting.id],
  );
  const thread = useThread(meeting.thread_id, meeting.id, false, followed);
  const [section, setSection] = useSection(thread);
  const writer = useRef<((lane: Lane) => void) | null>(null);
  const org = acting.organisation.slug;
  const counterpart = counterpartOf(meeting);
  const info = useMemo(
    () => ({
      complaint: {
        id: meeting.id,
        side: meeting.side,
        vendor: meeting.vendor,
        customer: meeting.customer,
        counterpart,
        people: meeting.people.map((each) => each.person),
        reads: [],
      },
      threadId: meeting.thread_id,
      own: { id: acting.organisation.id, name: acting.organisation.name },
      membershipId: acting.id,
      mayWrite,
      lanes: thread.lanes,
    }),
    [meeting, counterpart, acting, mayWrite, thread.lanes],
  );
  const said = thread.entries.filter((entry) => entry.kind === "message").length;
  return (
    <Page
      title={meeting.title}
      crumb={
        <>
          <Link to="/o/$org/partners" params={{ org }}>
            {t(partnersLabel(acting))}
          </Link>
          {" / "}
          <Link to="/o/$org/partners/$id" params={{ org, id: meeting.relationship_id }}>
            {counterpart.name}
          </Link>
          {" / "}
          <span className="text-ink-2">{meeting.number}</span>
        </>
      }
      lead={<Facts meeting={meeting} />}
    >
      <MeetingTurn meeting={meeting} />
      <div className="meeting">
        <div className="meeting-main">
          <Tabs<Section>
            label={t("meetings.sections")}
            items={[
              { id: "meeting", label: t("meetings.section_meeting") },
              { id: "talk", label: t("meetings.section_talk"), count: said },
            ]}
            value={section}
            onChange={setSection}
          >
            {section === "meeting" ? (
              <div className="section-body">
                <Agenda meeting={meeting} />
                {mayDo(meeting, "edit_agenda") ? <Proposals meeting={meeting} /> : null}
                {meeting.state === "planned" || meeting.state === "cancelled" ? null : (
                  <>
                    <Minutes meeting={meeting} />
                    <Actions meeting={meeting} />
                  </>
                )}
              </div>
            ) : (
              <div className="meeting-talk">
                <ThreadContext value={info}>
                  <Conversation thread={thread} writer={writer} />
                </ThreadContext>
              </div>
            )}
          </Tabs>
        </div>
        <People meeting={meeting} />
      </div>
    </Page>
  );
}

/** The agenda, unless the address names a message. */
function useSection(thread: Thread): [Section, (section: Section) => void] {
  const [section, setSection] = useState<Section>("meeting");
  const hash = useRouterState({ select: (state) => state.location.hash });
  const followed = useRef<string | null>(null);
  const { entries } = thread;
  useEffect(() => {
    const target = anchorOf(hash);
    if (!target || followed.current === hash) return;
    const entry = entries.find((each) => each.lane === target.lane && each.seq === target.seq);
    if (!entry) return;
    followed.current = hash;
    if (entry.kind === "message") setSection("talk");
  }, [hash, entries]);
  return [section, setSection];
}
