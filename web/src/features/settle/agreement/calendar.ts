/** Opening hours as they are typed: "08:00-12:00, 13:00-17:00". Pure. */
import type { Calendar, HourSpan } from "~/api/types-settle";

export function spansText(calendar: Calendar, day: number): string {
  const spans = calendar.days.find((each) => each.day === day)?.spans ?? [];
  return spans.map((span) => `${span.from}–${span.to}`).join(", ");
}

/** Null if it cannot be read. */
export function parseSpans(text: string): HourSpan[] | null {
  const parts = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const spans: HourSpan[] = [];
  for (const part of parts) {
    const found = /^(\d{1,2})(?::(\d{2}))?\s*[-–—]\s*(\d{1,2})(?::(\d{2}))?$/.exec(part);
    if (!found) return null;
    const [, fromHour = "", fromMinute = "00", toHour = "", toMinute = "00"] = found;
    const from = `${fromHour.padStart(2, "0")}:${fromMinute}`;
    const to = `${toHour.padStart(2, "0")}:${toMinute}`;
    if (!isTime(from) || !(isTime(to) || to === "24:00") || from >= to) return null;
    spans.push({ from, to });
  }
  return spans;
}

function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** Days, one a line or with commas between; what is no day is left to the server's check. */
export function parseDays(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter((day) => day !== ""))].sort();
}
