/** The stretch of days on screen: as a list, as a week, as a month. Days take what is dropped on them. */
import type { Activity } from "~/api/types-calendar";
import { useLocale, useT } from "~/i18n";
import { IconButton } from "~/ui/Button";
import { cx } from "~/ui/cx";
import { PlusIcon } from "~/ui/icons";
import { byDay, dayOf, daysBetween, daysOf, range, shownOn, type View } from "./days";
import { Chip, type Opened } from "./parts";
import { useCalendar, useMayPlan, useZone } from "./useCalendar";

export interface DaysProps {
  view: View;
  day: string;
  activities: readonly Activity[];
  onOpen: (opened: Opened) => void;
  onPlan: (day: string) => void;
}

export function Days({ view, day, activities, onOpen, onPlan }: DaysProps) {
  const zone = useZone();
  const on = byDay(activities, zone);
  const today = dayOf(new Date().toISOString(), zone);
  const all = daysOf(range(view, day));
  const shown = view === "agenda" ? all.filter((each) => on.has(each) || each === today) : all;
  return (
    <ol className={cx("days", `days-${view}`)}>
      {shown.map((each) => (
        <Day
          key={each}
          day={each}
          view={view}
          today={each === today}
          dim={view === "month" && each.slice(0, 7) !== day.slice(0, 7)}
          here={on.get(each) ?? []}
          all={activities}
          onOpen={onOpen}
          onPlan={onPlan}
        />
      ))}
    </ol>
  );
}

function Day({
  day,
  view,
  today,
  dim,
  here,
  all,
  onOpen,
  onPlan,
}: {
  day: string;
  view: View;
  today: boolean;
  dim: boolean;
  here: readonly Activity[];
  all: readonly Activity[];
  onOpen: (opened: Opened) => void;
  onPlan: (day: string) => void;
}) {
  const t = useT();
  const zone = useZone();
  const name = useDayName();
  const mayPlan = useMayPlan();
  const { move } = useCalendar();
  const drop = (id: string) => {
    const activity = all.find((each) => each.id === id);
    if (!activity) return;
    const days = daysBetween(shownOn(activity, zone), day);
    if (days !== 0) move(activity, { days });
  };
  return (
    <li
      className={cx("day", today && "day-today", dim && "day-dim")}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        drop(event.dataTransfer.getData("text/plain"));
      }}
    >
      <div className="day-head">
        <h2 aria-current={today ? "date" : undefined}>
          <time dateTime={day}>{name(day, view)}</time>
          {today ? <small> {t("calendar.today")}</small> : null}
        </h2>
        {mayPlan ? (
          <IconButton
            small
            label={t("calendar.plan_on", { day: name(day, "agenda") })}
            icon={<PlusIcon size={14} aria-hidden="true" />}
            onClick={() => onPlan(day)}
          />
        ) : null}
      </div>
      {here.length > 0 ? (
        <ul className="day-list">
          {here.map((each) => (
            <li key={each.id}>
              <Chip activity={each} onOpen={onOpen} />
            </li>
          ))}
        </ul>
      ) : view === "agenda" ? (
        <p className="text-s text-ink-3">{t("calendar.nothing_today")}</p>
      ) : null}
    </li>
  );
}

function useDayName(): (day: string, view: View) => string {
  const tag = useLocale() === "ru" ? "ru-RU" : "en-GB";
  const options: Record<View, Intl.DateTimeFormatOptions> = {
    agenda: { weekday: "long", day: "numeric", month: "long" },
    week: { weekday: "short", day: "numeric", month: "short" },
    month: { day: "numeric", weekday: "short" },
  };
  return (day, view) =>
    new Intl.DateTimeFormat(tag, { timeZone: "UTC", ...options[view] }).format(new Date(`${day}T12:00:00Z`));
}
