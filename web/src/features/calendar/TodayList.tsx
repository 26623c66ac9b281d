/** What the morning opens with: whom to contact, how, and with what to say. */
import { useQuery } from "@tanstack/react-query";
import { daysQuery } from "~/api/queries/calendar";
import { useActing } from "~/api/queries/me";
import type { Activity } from "~/api/types-calendar";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { ErrorState, Loading, Time } from "~/ui/bits";
import { Link } from "~/ui/Link";
import { Reach } from "./ActivityPanel";
import { dayOf } from "./days";
import { ActivityMenu, KindIcon, type Opened, Standing } from "./parts";
import { mayDo, useCalendar, useZone } from "./useCalendar";

export function TodayList({ onOpen }: { onOpen: (opened: Opened) => void }) {
  const t = useT();
  const today = dayOf(new Date().toISOString(), useZone());
  const query = useQuery(daysQuery({ status: "planned", until: today, assignee: "me" }));
  const list = query.data ?? [];
  return (
    <section className="today-list" aria-label={t("calendar.today_title")}>
      <h2>
        {t("calendar.today_title")} {list.length > 0 ? <small>{list.length}</small> : null}
      </h2>
      {query.isPending ? <Loading lines={3} /> : null}
      {query.isError && !query.data ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {query.isSuccess && list.length === 0 ? (
        <p className="card card-pad text-ink-2">{t("calendar.today_none")}</p>
      ) : null}
      {list.length > 0 ? (
        <ul className="card">
          {list.map((each) => (
            <TodayRow key={each.id} activity={each} onOpen={onOpen} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function TodayRow({ activity, onOpen }: { activity: Activity; onOpen: (opened: Opened) => void }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const { approve } = useCalendar();
  return (
    <li className="today-row">
      <KindIcon kind={activity.kind} size={16} />
      <div className="today-what">
        <p>
          <button type="button" className="today-name" onClick={() => onOpen({ kind: "show", activity })}>
            {activity.purpose}
          </button>{" "}
          <Standing activity={activity} />
        </p>
        <p className="today-who">
          {activity.contact ? <span>{activity.contact.name}</span> : null}
          {activity.account ? (
            <Link
              to="/o/$org/partners/$id"
              params={{ org, id: activity.account.relationship_id }}
              className="touch-link"
            >
              {activity.account.name}
            </Link>
          ) : null}
          {activity.reach ? <Reach activity={activity} /> : null}
          {activity.day === null ? <Time at={activity.starts_at} as="deadline" /> : null}
        </p>
        {activity.brief ? <p className="today-brief">{activity.brief}</p> : null}
      </div>
      <div className="today-acts">
        {mayDo(activity, "approve") ? (
          <Button small onClick={() => approve(activity)}>
            {t("calendar.do_approve")}
          </Button>
        ) : mayDo(activity, "done") ? (
          <Button small onClick={() => onOpen({ kind: "done", activity })}>
            {t("calendar.do_done")}
          </Button>
        ) : null}
        <ActivityMenu activity={activity} onOpen={onOpen} />
      </div>
    </li>
  );
}
