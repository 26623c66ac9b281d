/** Under which heading an open task stands, by the reader's own calendar. */
import type { Task } from "~/api/types";

export const GROUPS = ["overdue", "today", "week", "later"] as const;
export type Group = (typeof GROUPS)[number];

/** A task is due until the end of its day. Weeks end on Sunday. */
export function groupOf({ due_at }: Pick<Task, "due_at">, now: Date): Group {
  if (due_at === null) return "later";
  const due = new Date(due_at);
  if (due < now) return "overdue";
  if (due < midnight(now, 1)) return "today";
  const daysLeft = 7 - ((now.getDay() + 6) % 7);
  return due < midnight(now, daysLeft) ? "week" : "later";
}

/** The beginning of the day so many days from now. */
function midnight(now: Date, days: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days);
}
