/** All about one activity, and everything that can be done with it. */

import { useActing } from "~/api/queries/me";
import type { Activity } from "~/api/types-calendar";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Notice, Time } from "~/ui/bits";
import { Drawer } from "~/ui/Dialog";
import { Link } from "~/ui/Link";
import { KindIcon, type Opened, Standing } from "./parts";
import { isOpen, mayDo, useCalendar } from "./useCalendar";

export function ActivityPanel({
  activity,
  onOpen,
  onClose,
}: {
  activity: Activity;
  onOpen: (opened: Opened) => void;
  onClose: () => void;
}) {
  const t = useT();
  const { approve, hold, reopen } = useCalendar();
  const then = (run: (activity: Activity) => void) => () => {
    run(activity);
    onClose();
  };
  return (
    <Drawer title={activity.purpose} onClose={onClose}>
      <div className="calendar-panel">
        <p className="flex flex-wrap items-center gap-2">
          <KindIcon kind={activity.kind} /> {t(`calendar.kind_${activity.kind}`)}
          <Standing activity={activity} />
        </p>
        <Facts activity={activity} />
        {activity.brief ? (
          <section>
            <h3>{t("calendar.brief")}</h3>
            <p className="whitespace-pre-line">{activity.brief}</p>
          </section>
        ) : null}
        {activity.mail ? <Letter activity={activity} /> : null}
        <div className="flex flex-wrap gap-2">
          {mayDo(activity, "approve") ? (
            <Button tone="primary" onClick={then(approve)}>
              {t("calendar.do_approve")}
            </Button>
          ) : null}
          {mayDo(activity, "hold") ? <Button onClick={then(hold)}>{t("calendar.do_hold")}</Button> : null}
          {mayDo(activity, "done") ? (
            <Button
              tone={mayDo(activity, "approve") ? "plain" : "primary"}
              onClick={() => onOpen({ kind: "done", activity })}
            >
              {t("calendar.do_done")}
            </Button>
          ) : null}
          {isOpen(activity) ? (
            <>
              <Button onClick={() => onOpen({ kind: "edit", activity })}>{t("calendar.do_edit")}</Button>
              <Button onClick={() => onOpen({ kind: "cancel", activity })}>{t("calendar.do_cancel")}</Button>
            </>
          ) : null}
          {mayDo(activity, "reopen") ? (
            <Button onClick={then(reopen)}>{t("calendar.do_reopen")}</Button>
          ) : null}
        </div>
      </div>
    </Drawer>
  );
}

function Facts({ activity }: { activity: Activity }) {
  const t = useT();
  const org = useActing().organisation.slug;
  return (
    <dl className="calendar-facts">
      <dt>{t("calendar.when")}</dt>
      <dd>
        <Time at={activity.starts_at} as={activity.day === null ? "deadline" : "date"} />
      </dd>
      {activity.account ? (
        <>
          <dt>{t("calendar.customer")}</dt>
          <dd>
            <Link
              to="/o/$org/partners/$id"
              params={{ org, id: activity.account.relationship_id }}
              className="touch-link"
            >
              {activity.account.name}
            </Link>
          </dd>
        </>
      ) : null}
      {activity.contact ? (
        <>
          <dt>{t("calendar.contact")}</dt>
          <dd>{activity.contact.name}</dd>
        </>
      ) : null}
      {activity.reach ? (
        <>
          <dt>{t("calendar.reach")}</dt>
          <dd>
            <Reach activity={activity} />
          </dd>
        </>
      ) : null}
      <dt>{t("calendar.assignee")}</dt>
      <dd>{activity.assignee?.name ?? t("calendar.nobody")}</dd>
      {activity.cancel_reason ? (
        <>
          <dt>{t("calendar.reason")}</dt>
          <dd>{activity.cancel_reason}</dd>
        </>
      ) : null}
    </dl>
  );
}

/** A number is dialled, a link opened; anything else is read. */
export function Reach({ activity }: { activity: Activity }) {
  const reach = activity.reach ?? "";
  if (/^\+?[\d\s()-]{6,}$/.test(reach)) {
    return (
      <a href={`tel:${reach.replace(/[^\d+]/g, "")}`} className="touch-link">
        {reach}
      </a>
    );
  }
  if (/^https:\/\/\S+$/.test(reach)) {
    return (
      <a href={reach} target="_blank" rel="noreferrer">
        {reach}
      </a>
    );
  }
  return <>{reach}</>;
}

function Letter({ activity }: { activity: Activity }) {
  const t = useT();
  const { mail } = activity;
  if (!mail) return null;
  const failure = `calendar.failure_${mail.failure}`;
  return (
    <section className="calendar-letter">
      <h3>{t("calendar.letter")}</h3>
      {mail.failure ? <Notice tone="bad">{t.has(failure) ? t(failure) : mail.failure}</Notice> : null}
      <p className="text-s text-ink-3">{t("calendar.letter_to", { to: mail.to })}</p>
      <p className="font-medium">{mail.subject}</p>
      <p className="whitespace-pre-line">{mail.body}</p>
    </section>
  );
}
