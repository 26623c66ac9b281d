import { describe, expect, it } from "vitest";
import type { CalendarDay } from "~/api/types-projects";
import { daysAhead } from "./calendar";

const day = (on: string, done = false) => ({ on, done }) as CalendarDay;
/** Two days of each month of the year. */
const year = (done: boolean) =>
  Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, "0")).flatMap((month) => [
    day(`2026-${month}-05`, done),
    day(`2026-${month}-20`, done),
  ]);
const on = (days: readonly CalendarDay[]) => days.map((each) => each.on);

describe("the calendar of a programme", () => {
  it("begins with the next three months and what is late", () => {
    const days = [day("2026-02-03", true), day("2026-03-01"), ...year(true).slice(12)];
    expect(on(daysAhead(days, "2026-08-10"))).toEqual([
      "2026-03-01",
      "2026-08-05",
      "2026-08-20",
      "2026-09-05",
      "2026-09-20",
      "2026-10-05",
      "2026-10-20",
    ]);
  });

  it("ends with its last months once it is over", () => {
    expect(on(daysAhead(year(true), "2027-03-01")).slice(0, 2)).toEqual(["2026-10-05", "2026-10-20"]);
  });

  it("is whole while it is short", () => {
    expect(daysAhead(year(true).slice(0, 12), "2027-03-01")).toHaveLength(12);
  });
});
