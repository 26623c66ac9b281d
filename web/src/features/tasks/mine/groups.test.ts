import { describe, expect, it } from "vitest";
import { groupOf } from "./groups";

/** The last second of a day of March 2026; the 16th is a Monday. */
const until = (day: number) => ({ due_at: new Date(2026, 2, day, 23, 59, 59).toISOString() });
const at = (day: number, hour = 10) => new Date(2026, 2, day, hour);

describe("headings of tasks", () => {
  it("go by the end of the day", () => {
    expect(groupOf(until(17), at(18, 0))).toBe("overdue");
    expect(groupOf(until(18), at(18, 0))).toBe("today");
    expect(groupOf(until(18), at(18, 23))).toBe("today");
    expect(groupOf(until(19), at(18))).toBe("week");
  });

  it("end the week on Sunday", () => {
    expect(groupOf(until(22), at(16))).toBe("week");
    expect(groupOf(until(23), at(16))).toBe("later");
    expect(groupOf(until(22), at(22))).toBe("today");
    expect(groupOf(until(23), at(22))).toBe("later");
  });

  it("leave a task without a day for later", () => {
    expect(groupOf({ due_at: null }, at(18))).toBe("later");
  });
});
