/** Days and hours in the reader's time zone, and what lies on which day. Pure. */
import {
  CalendarDate,
  endOfMonth,
  parseAbsolute,
  parseDate,
  parseDateTime,
  startOfMonth,
  startOfWeek,
  toZoned,
} from "@internationalized/date";
import type { Activity } from "~/api/types-calendar";

export type View = "agenda" | "week" | "month";

/** "2026-08-12" of a moment there. */
export function dayOf(at: string, zone: string): string {
  const local = parseAbsolute(at, zone);
  return new CalendarDate(local.year, local.month, local.day).toString();
}

/** "09:30" there. */
export function timeOf(at: string, zone: string): string {
  const local = parseAbsolute(at, zone);
  return `${String(local.hour).padStart(2, "0")}:${String(local.minute).padStart(2, "0")}`;
}

/** The moment at which the clocks there show this. */
export function momentOf(day: string, time: string, zone: string): string {
  return toZoned(parseDateTime(`${day}T${time}`), zone).toAbsoluteString();
}

export function addDays(day: string, days: number): string {
  return parseDate(day).add({ days }).toString();
}

/** Days from one to another; negative if it is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** The same place of a later or earlier week, month, or fortnight of the agenda. */
export function step(view: View, day: string, by: 1 | -1): string {
  if (view === "month") return startOfMonth(parseDate(day)).add({ months: by }).toString();
  return addDays(day, by * (view === "week" ? 7 : 14));
}

/** Weeks begin on Monday, in both languages. */
function monday(day: CalendarDate): CalendarDate {
  return startOfWeek(day, "en-GB", "mon");
}

/** First and last day that a view shows; a month shows its weeks whole. */
export function range(view: View, day: string): { from: string; until: string } {
  const at = parseDate(day);
  if (view === "agenda") return { from: day, until: addDays(day, 13) };
  if (view === "week") {
    const from = monday(at).toString();
    return { from, until: addDays(from, 6) };
  }
  const from = monday(startOfMonth(at)).toString();
  return { from, until: addDays(monday(endOfMonth(at)).toString(), 6) };
}

export function daysOf({ from, until }: { from: string; until: string }): string[] {
  return Array.from({ length: daysBetween(from, until) + 1 }, (_, index) => addDays(from, index));
}

/** The day on which it is shown: its own if it has no hour, whatever the reader's zone. */
export function shownOn(activity: Activity, zone: string): string {
  return activity.day ?? dayOf(activity.starts_at, zone);
}

/** By day; what has no hour stands first. */
export function byDay(activities: readonly Activity[], zone: string): Map<string, Activity[]> {
  const days = new Map<string, Activity[]>();
  for (const each of activities) {
    const day = shownOn(each, zone);
    days.set(day, [...(days.get(day) ?? []), each]);
  }
  for (const list of days.values()) {
    list.sort(
      (a, b) => Number(a.day === null) - Number(b.day === null) || a.starts_at.localeCompare(b.starts_at),
    );
  }
  return days;
}

/** What a move by whole days or by hours says to the server. The hour on the clock stays over a change of the clocks. */
export function moved(
  activity: Activity,
  by: { days?: number; hours?: number },
  zone: string,
): { day: string } | { starts_at: string } {
  if (activity.day !== null) return { day: addDays(activity.day, by.days ?? 0) };
  const at = parseAbsolute(activity.starts_at, zone)
    .add({ days: by.days ?? 0 })
    .add({ hours: by.hours ?? 0 });
  return { starts_at: at.toAbsoluteString() };
}
