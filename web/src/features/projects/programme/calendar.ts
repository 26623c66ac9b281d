/** Which planned days are shown before somebody asks for all of them. Pure. */
import type { CalendarDay } from "~/api/types-projects";

const MONTHS_AHEAD = 3;
/** So few are shown at once. */
const FEW = 12;

export function isLate(day: CalendarDay, today: string): boolean {
  return !day.done && day.on < today;
}

/** What is late, and the next three months in which something is planned; of a plan that is over its last ones. */
export function daysAhead(days: readonly CalendarDay[], today: string): readonly CalendarDay[] {
  if (days.length <= FEW) return days;
  const months = [...new Set(days.map((day) => day.on.slice(0, 7)))].sort();
  const coming = months.filter((month) => month >= today.slice(0, 7));
  const shown = coming.length > 0 ? coming.slice(0, MONTHS_AHEAD) : months.slice(-MONTHS_AHEAD);
  return days.filter((day) => shown.includes(day.on.slice(0, 7)) || isLate(day, today));
}
