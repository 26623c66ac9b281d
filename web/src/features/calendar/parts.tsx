/** What the views of the calendar have in common. */
import type { ReactNode } from "react";
import type { Activity, ActivityKind } from "~/api/types-calendar";
import { useT } from "~/i18n";
import { IconButton } from "~/ui/Button";
import { Pill, Time } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { CalendarIcon, CheckIcon, MailIcon, MoreIcon, PeopleIcon, PhoneIcon, VisitIcon } from "~/ui/icons";
import { Menu, type MenuGroup } from "~/ui/Menu";
import { timeOf } from "./days";
import { isOpen, mayDo, useCalendar, useZone } from "./useCalendar";

export const KINDS: readonly ActivityKind[] = ["call", "meeting", "visit", "mail", "task"];

export function KindIcon({ kind, size = 14 }: { kind: ActivityKind; size?: number }) {
  const icons: Record<ActivityKind, ReactNode> = {
    call: <PhoneIcon size={size} aria-hidden="true" />,
    meeting: <PeopleIcon size={size} aria-hidden="true" />,
    visit: <VisitIcon size={size} aria-hidden="true" />,
    mail: <MailIcon size={size} aria-hidden="true" />,
    task: <CheckIcon size={size} aria-hidden="true" />,
  };
  return <span className="kind-icon">{icons[kind]}</span>;
}

/** Whom it is with: person and firm. */
export function whom(activity: Activity): string {
  return [activity.contact?.name, activity.account?.name].filter(Boolean).join(", ");
}

export function Standing({ activity }: { activity: Activity }) {
  const t = useT();
  if (activity.status === "done") return <Pill tone="good">{t("calendar.done")}</Pill>;
  if (activity.status === "cancelled") return <Pill>{t("calendar.cancelled")}</Pill>;
  if (activity.mail?.state === "failed") return <Pill tone="bad">{t("calendar.mail_failed")}</Pill>;
  if (activity.overdue) return <Pill tone="bad">{t("calendar.overdue")}</Pill>;
  if (activity.mail?.state === "draft") return <Pill tone="turn">{t("calendar.mail_draft")}</Pill>;
  if (activity.mail?.state === "approved") return <Pill tone="good">{t("calendar.mail_approved")}</Pill>;
  if (activity.origin === "missed_call") return <Pill tone="turn">{t("calendar.missed_call")}</Pill>;
  return null;
}

/** What is opened about one activity. */
export type Opened = { kind: "show" | "done" | "cancel" | "edit"; activity: Activity } | null;

/**
 * An activity on a day: pressed, it opens; dragged to another day, or moved with the arrow keys, it changes its time.
 * The menu does the same for whoever does neither.
 */
export function Chip({
  activity,
  onOpen,
  dated,
}: {
  activity: Activity;
  onOpen: (opened: Opened) => void;
  /** Says its day too, where it does not stand under one. */
  dated?: boolean;
}) {
  const t = useT();
  const zone = useZone();
  const { move } = useCalendar();
  const movable = isOpen(activity);
  const time = activity.day === null ? timeOf(activity.starts_at, zone) : t("calendar.whole_day");
  const arrows: Record<string, { days?: number; hours?: number }> = {
    ArrowLeft: { days: -1 },
    ArrowRight: { days: 1 },
    ArrowUp: { hours: -1 },
    ArrowDown: { hours: 1 },
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging has its equals in the keys and the menu inside
    <div
      className={cx("chip-act", `chip-${activity.status}`, activity.overdue && "chip-late")}
      draggable={movable}
      onDragStart={(event) => {
        event.dataTransfer.setData("text/plain", activity.id);
        event.dataTransfer.effectAllowed = "move";
      }}
    >
      <button
        type="button"
        className="chip-act-body"
        aria-keyshortcuts={movable ? "Alt+ArrowLeft Alt+ArrowRight Alt+ArrowUp Alt+ArrowDown" : undefined}
        onClick={() => onOpen({ kind: "show", activity })}
        onKeyDown={(event) => {
          const by = event.altKey ? arrows[event.key] : undefined;
          if (!by || !movable) return;
          event.preventDefault();
          if (activity.day === null || by.days) move(activity, by);
        }}
      >
        <span className="chip-act-time">
          <KindIcon kind={activity.kind} size={13} />{" "}
          {dated ? <Time at={activity.starts_at} as={activity.day === null ? "deadline" : "date"} /> : time}
        </span>
        <span className="chip-act-text">{activity.purpose}</span>
        <span className="chip-act-who">{whom(activity)}</span>
        <Standing activity={activity} />
      </button>
      <ActivityMenu activity={activity} onOpen={onOpen} />
    </div>
  );
}

/** Everything that can be done with an activity. */
export function ActivityMenu({ activity, onOpen }: { activity: Activity; onOpen: (opened: Opened) => void }) {
  const t = useT();
  const { move, approve, hold, reopen } = useCalendar();
  const hours = activity.day === null;
  const ends: MenuGroup = {
    id: "ends",
    entries: [
      ...(mayDo(activity, "done") ? [{ id: "done", label: t("calendar.do_done") }] : []),
      ...(mayDo(activity, "approve") ? [{ id: "approve", label: t("calendar.do_approve") }] : []),
      ...(mayDo(activity, "hold") ? [{ id: "hold", label: t("calendar.do_hold") }] : []),
      ...(mayDo(activity, "reopen") ? [{ id: "reopen", label: t("calendar.do_reopen") }] : []),
    ],
  };
  const moves: MenuGroup = {
    id: "moves",
    label: t("calendar.move"),
    entries: [
      { id: "day+", label: t("calendar.day_later"), hint: "Alt →" },
      { id: "day-", label: t("calendar.day_earlier"), hint: "Alt ←" },
      { id: "week+", label: t("calendar.week_later") },
      ...(hours
        ? [
            { id: "hour+", label: t("calendar.hour_later"), hint: "Alt ↓" },
            { id: "hour-", label: t("calendar.hour_earlier"), hint: "Alt ↑" },
          ]
        : []),
    ],
  };
  const rest: MenuGroup = {
    id: "rest",
    entries: [
      { id: "edit", label: t("calendar.do_edit") },
      { id: "cancel", label: t("calendar.do_cancel"), danger: true },
    ],
  };
  const sections = [ends, ...(isOpen(activity) ? [moves, rest] : [])].filter(
    (section) => section.entries.length > 0,
  );
  if (sections.length === 0) return null;
  const onAction = (id: string) => {
    if (id === "approve") approve(activity);
    else if (id === "hold") hold(activity);
    else if (id === "reopen") reopen(activity);
    else if (id === "done" || id === "cancel" || id === "edit") onOpen({ kind: id, activity });
    else if (id === "week+") move(activity, { days: 7 });
    else {
      const by = id.endsWith("+") ? 1 : -1;
      move(activity, id.startsWith("day") ? { days: by } : { hours: by });
    }
  };
  return (
    <Menu
      label={t("calendar.actions", { purpose: activity.purpose })}
      placement="bottom end"
      sections={sections}
      onAction={onAction}
      trigger={
        <IconButton
          small
          label={t("calendar.actions", { purpose: activity.purpose })}
          icon={<MoreIcon size={14} aria-hidden="true" />}
        />
      }
    />
  );
}

export function CalendarMark() {
  return <CalendarIcon size={26} aria-hidden="true" />;
}
