/**
 * A complaint for whoever was called in from outside. A mediator reads the case in all its parts; an expert or a carrier
 * reads the conversation that names them, and what they were given.
 */
import { Outlet } from "@tanstack/react-router";
import { useMemo, useRef, useState } from "react";
import { useActing, useCan } from "~/api/queries/me";
import type { Complaint, Lane } from "~/api/types";
import { ConversationContext } from "~/features/complaints/page/conversation";
import Mediation from "~/features/mediation/Mediation";
import { Conversation } from "~/features/thread/Conversation";
import { ThreadContext } from "~/features/thread/context";
import { useThread } from "~/features/thread/useThread";
import { useT } from "~/i18n";
import { useMedia } from "~/lib/useMedia";
import { Button } from "~/ui/Button";
import { Drawer } from "~/ui/Dialog";
import { PanelIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { Pill } from "~/ui/bits";
import { useTitle } from "~/ui/Page";
import { Severity, StatusPill } from "~/ui/status";
import { CaseRail } from "./CaseRail";
import { CaseSections } from "./CaseSections";
import { AskedCard, GivenRail } from "./Given";

export default function GuestPage({ complaint }: { complaint: Complaint }) {
  const t = useT();
  const acting = useActing();
  const mayWrite = useCan()("write");
  const beside = useMedia("(min-width: 1181px)");
  const phone = useMedia("(max-width: 760px)");
  const [drawer, setDrawer] = useState(false);
  const writer = useRef<((lane: Lane) => void) | null>(null);
  const wanted = useRef(false);
  const thread = useThread(complaint.thread_id, complaint.id, true);
  const conversation = useMemo(() => ({ thread, writer, wanted }), [thread]);
  const mediates = complaint.guest === "mediator";
  useTitle(`${complaint.number} ${complaint.title}`);
  const info = useMemo(
    () => ({
      complaint,
      threadId: complaint.thread_id,
      own: { id: acting.organisation.id, name: acting.organisation.name },
      membershipId: acting.id,
      mayWrite,
      lanes: thread.lanes,
    }),
    [complaint, acting, mayWrite, thread.lanes],
  );
  const rail = mediates ? <CaseRail complaint={complaint} /> : <GivenRail complaint={complaint} thread={thread} />;
  return (
    <ThreadContext value={info}>
      <div className="complaint">
        <div className="complaint-main">
          <Head complaint={complaint} onDetails={beside || phone ? null : () => setDrawer(true)} />
          {mediates ? <Mediation complaint={complaint} /> : <AskedCard complaint={complaint} />}
          {phone ? (
            <details className="card rail-section">
              <summary>{t("complaints.details_phone")}</summary>
              <div className="rail-body">{rail}</div>
            </details>
          ) : null}
          {mediates ? <CaseSections complaint={complaint} /> : null}
          <ConversationContext value={conversation}>
            {mediates ? <Outlet /> : <Conversation thread={thread} writer={writer} guest />}
          </ConversationContext>
        </div>
        {beside ? (
          <aside className="rail rail-body" aria-label={t("complaints.details")}>
            {rail}
          </aside>
        ) : null}
        {drawer && !beside && !phone ? (
          <Drawer title={t("complaints.details")} onClose={() => setDrawer(false)}>
            <div className="rail-body p-5">{rail}</div>
          </Drawer>
        ) : null}
      </div>
    </ThreadContext>
  );
}

function Head({ complaint, onDetails }: { complaint: Complaint; onDetails: (() => void) | null }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const mediates = complaint.guest === "mediator";
  return (
    <header>
      <nav className="crumb" aria-label={t("complaints.crumb")}>
        <Link to="/o/$org" params={{ org }}>
          {t("turn.your_cases")}
        </Link>
        {" / "}
        <span className="text-ink-2">{complaint.number}</span>
      </nav>
      <h1 className="mt-1 mb-2">{complaint.title}</h1>
      <div className="complaint-meta">
        {mediates ? (
          <>
            <Pill>{t("guests.you_mediate")}</Pill>
            <StatusPill status={complaint.status} label={complaint.status_label} mine={false} />
            <Severity severity={complaint.severity} />
            <span>
              {t("thread.names_and", { first: complaint.customer.name, last: complaint.vendor.name })}
            </span>
          </>
        ) : (
          <Pill>{t("guests.you_help")}</Pill>
        )}
        {onDetails ? (
          <span className="ml-auto">
            <Button small onClick={onDetails}>
              <PanelIcon size={14} aria-hidden="true" />
              {t("complaints.details")}
            </Button>
          </span>
        ) : null}
      </div>
    </header>
  );
}
