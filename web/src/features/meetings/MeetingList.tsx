/** Meetings of one relationship, the latest first; none yet teaches what they are for. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useActing } from "~/api/queries/me";
import { meetingsQuery } from "~/api/queries/meetings";
import type { MeetingItem } from "~/api/types-meetings";
import { useLocale, useT } from "~/i18n";
import { useFormat, useNow } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { Card, ErrorState, Loading } from "~/ui/bits";
import { Link } from "~/ui/Link";
import { StatePill } from "./StatePill";
import "./meetings.css";

const PlanDialog = lazy(() => import("./PlanDialog"));

export function MeetingList({
  relationship,
  mayPlan,
}: {
  relationship: { id: string; counterpart: string };
  mayPlan: boolean;
}) {
  const t = useT();
  const [planning, setPlanning] = useState(false);
  const query = useInfiniteQuery(meetingsQuery({ relationship_id: relationship.id, limit: 10 }));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const plan = mayPlan ? (
    <Button small onClick={() => setPlanning(true)}>
      {t("meetings.plan")}
    </Button>
  ) : null;
  return (
    <Card title={t("meetings.reviews")} actions={plan}>
      {query.isPending ? <Loading lines={3} /> : null}
      {query.isError && items.length === 0 ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {query.isSuccess && items.length === 0 ? (
        <p className="max-w-[60ch] text-s text-ink-2">{t("meetings.reviews_empty")}</p>
      ) : null}
      <ul className="meeting-list">
        {items.map((meeting) => (
          <MeetingLine key={meeting.id} meeting={meeting} />
        ))}
      </ul>
      {query.hasNextPage ? (
        <Button small className="mt-3" pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t("ui.show_more")}
        </Button>
      ) : null}
      {planning ? (
        <Suspense fallback={null}>
          <PlanDialog relationship={relationship} onClose={() => setPlanning(false)} />
        </Suspense>
      ) : null}
    </Card>
  );
}

export function MeetingLine({ meeting }: { meeting: MeetingItem }) {
  const org = useActing().organisation.slug;
  const locale = useLocale();
  const format = useFormat();
  const now = useNow();
  const at = new Date(meeting.held_at);
  const month = new Intl.DateTimeFormat(locale === "ru" ? "ru" : "en-GB", { month: "short" }).format(at);
  return (
    <li>
      <span className="meeting-date" aria-hidden="true">
        <b>{at.getDate()}</b>
        {month.replace(".", "")}
      </span>
      <span className="min-w-0 flex-1">
        <Link to="/o/$org/meetings/$id" params={{ org, id: meeting.id }} className="font-medium text-ink">
          {meeting.title}
        </Link>
        <small className="block">
          {[meeting.number, format.dateTime(at, now), meeting.place].filter(Boolean).join(" · ")}
        </small>
      </span>
      <StatePill state={meeting.state} mine={meeting.ball.mine} />
    </li>
  );
}
