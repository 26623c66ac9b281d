/** Planned days of a project, or of all projects of a programme, month by month. */
import { useState } from "react";
import { useActing } from "~/api/queries/me";
import type { CalendarDay } from "~/api/types-projects";
import { useLocale, useT } from "~/i18n";
import { useNow } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { Link } from "~/ui/Link";
import { daysAhead, isLate } from "./calendar";

export function Calendar({ days, several }: { days: readonly CalendarDay[]; several: boolean }) {
  const t = useT();
  const locale = useLocale();
  const today = useNow().toISOString().slice(0, 10);
  const [all, setAll] = useState(false);
  const ahead = daysAhead(days, today);
  const shown = all ? days : ahead;
  const months = [...new Set(shown.map((day) => day.on.slice(0, 7)))];
  const named = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
  return (
    <Card title={t("projects.calendar")}>
      {days.length === 0 ? <p className="text-ink-2">{t("projects.calendar_empty")}</p> : null}
      {months.map((month) => (
        <section key={month} className="calendar-month">
          <h3>{named.format(new Date(`${month}-01T00:00:00Z`))}</h3>
          <ul>
            {shown
              .filter((day) => day.on.startsWith(month))
              .map((day) => (
                <Day
                  key={`${day.project.id} ${day.kind} ${day.title}`}
                  day={day}
                  several={several}
                  today={today}
                />
              ))}
          </ul>
        </section>
      ))}
      {ahead.length < days.length ? (
        <Button tone="link" className="mt-4" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t("projects.calendar_less") : t("projects.calendar_all", { count: days.length })}
        </Button>
      ) : null}
    </Card>
  );
}

function Day({ day, several, today }: { day: CalendarDay; several: boolean; today: string }) {
  const t = useT();
  const locale = useLocale();
  const org = useActing().organisation.slug;
  // The month stands above.
  const named = new Intl.DateTimeFormat(locale, { weekday: "short", day: "numeric", timeZone: "UTC" });
  const late = isLate(day, today);
  return (
    <li className={cx("calendar-day", day.done && "calendar-done")}>
      <span className={cx("calendar-on", late && "font-medium text-bad")}>
        {named.format(new Date(`${day.on}T00:00:00Z`))}
      </span>
      <span className="min-w-0 flex-1">
        <span className="calendar-kind">{t(`projects.date_${day.kind}`)}</span> {day.title}
        {several ? (
          <small className="block">
            <Link to="/o/$org/projects/$id" params={{ org, id: day.project.id }}>
              {day.project.number} · {day.project.title}
            </Link>
          </small>
        ) : null}
      </span>
      {day.done ? <span className="text-s text-good">{t("projects.date_done")}</span> : null}
      {late ? <span className="text-s text-bad">{t("projects.date_late")}</span> : null}
    </li>
  );
}
