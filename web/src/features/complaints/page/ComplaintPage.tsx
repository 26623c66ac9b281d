/** One complaint: whose turn it is, what happened, and what one looks up. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Navigate, Outlet, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useMemo, useRef, useState } from "react";
import { ApiError } from "~/api/errors";
import { complaintQuery } from "~/api/queries/complaints";
import { mediationQuery } from "~/api/queries/dispute";
import { useActing, useCan } from "~/api/queries/me";
import type { Complaint, Lane } from "~/api/types";
import { awaitsReader } from "~/features/mediation/steps";
import { EscalationBanner } from "~/features/settle/escalation/EscalationBanner";
import { NotFoundPage } from "~/features/shell/StatePages";
import { ThreadContext } from "~/features/thread/context";
import { useThread } from "~/features/thread/useThread";
import { useT } from "~/i18n";
import { useMedia } from "~/lib/useMedia";
import { ErrorState, Skeleton } from "~/ui/bits";
import { Drawer } from "~/ui/Dialog";
import { Page, useTitle } from "~/ui/Page";
import { ConfirmBanner } from "./ConfirmBanner";
import { ConversationContext } from "./conversation";
import { Head } from "./Head";
import { Rail } from "./Rail";
import { Sections } from "./Sections";
import { TurnCard } from "./TurnCard";

const Mediation = lazy(() => import("~/features/mediation/Mediation"));
const GuestPage = lazy(() => import("~/features/guests/GuestPage"));
const Aftercare = lazy(() => import("~/features/aftercare/Aftercare"));

const route = getRouteApi("/o/$org/complaints/$id");

export function ComplaintPage() {
  const { org, id } = route.useParams();
  const query = useQuery(complaintQuery(id));
  if (!query.data) {
    return query.isError ? (
      <Missing error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <LoadingComplaint />
    );
  }
  if (query.data.status === "draft") {
    return <Navigate to="/o/$org/complaints/$id/edit" params={{ org, id }} replace />;
  }
  if (query.data.guest) {
    return (
      <Suspense fallback={<LoadingComplaint />}>
        <GuestPage key={id} complaint={query.data} />
      </Suspense>
    );
  }
  return <Loaded key={id} complaint={query.data} />;
}

function Loaded({ complaint }: { complaint: Complaint }) {
  const t = useT();
  const acting = useActing();
  const mayWrite = useCan()("write");
  const beside = useMedia("(min-width: 1181px)");
  const phone = useMedia("(max-width: 760px)");
  const [drawer, setDrawer] = useState(false);
  const writer = useRef<((lane: Lane) => void) | null>(null);
  const wanted = useRef(false);
  const navigate = useNavigate();
  const thread = useThread(complaint.thread_id, complaint.id);
  const conversation = useMemo(() => ({ thread, writer, wanted }), [thread]);
  const write = () => {
    if (writer.current) {
      writer.current("shared");
      return;
    }
    wanted.current = true;
    const params = { org: acting.organisation.slug, id: complaint.id };
    void navigate({ to: "/o/$org/complaints/$id", params, resetScroll: false });
  };
  const mediating = useQuery(mediationQuery(complaint.id)).data?.current;
  // Whoever is asked for a word on it sees that first.
  const asked = mediating ? awaitsReader(mediating) : false;
  const mediation = (
    <Suspense fallback={null}>
      <Mediation complaint={complaint} />
    </Suspense>
  );
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
  return (
    <ThreadContext value={info}>
      <div className="complaint">
        <div className="complaint-main">
          <Head
            complaint={complaint}
            presence={thread.live.presence.filter((person) => person.membership_id !== acting.id)}
            onDetails={beside || phone ? null : () => setDrawer(true)}
          />
          <ConfirmBanner complaint={complaint} />
          {asked ? mediation : null}
          <TurnCard complaint={complaint} onWrite={write} />
          <EscalationBanner complaint={complaint} />
          {asked ? null : mediation}
          {complaint.status === "closed" ? (
            <Suspense fallback={null}>
              <Aftercare complaint={complaint} />
            </Suspense>
          ) : null}
          {phone ? (
            <details className="card rail-section">
              <summary>{t("complaints.details_phone")}</summary>
              <div className="rail-body">
                <Rail complaint={complaint} />
              </div>
            </details>
          ) : null}
          <Sections complaint={complaint} />
          <ConversationContext value={conversation}>
            <Outlet />
          </ConversationContext>
        </div>
        {beside ? (
          <aside className="rail rail-body" aria-label={t("complaints.details")}>
            <Rail complaint={complaint} />
          </aside>
        ) : null}
        {drawer && !beside && !phone ? (
          <Drawer title={t("complaints.details")} onClose={() => setDrawer(false)}>
            <div className="rail-body p-5">
              <Rail complaint={complaint} />
            </div>
          </Drawer>
        ) : null}
      </div>
    </ThreadContext>
  );
}

function Missing({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useT();
  if (error instanceof ApiError && error.status === 404) return <NotFoundPage />;
  return (
    <Page title={t("complaints.complaint")}>
      <ErrorState error={error} onRetry={onRetry} />
    </Page>
  );
}

function LoadingComplaint() {
  const t = useT();
  return (
    <div className="complaint" role="status">
      <span className="sr-only">{t("common.loading")}</span>
      <div className="complaint-main gap-3">
        <Skeleton width={180} height={16} />
        <Skeleton width="70%" height={30} />
        <Skeleton width="45%" height={20} />
        <Skeleton height={84} className="mt-4" />
        <Skeleton height={120} className="mt-3" />
        <Skeleton height={96} />
      </div>
    </div>
  );
}
