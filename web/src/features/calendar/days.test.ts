import { describe, expect, it } from "vitest";
import type { Activity } from "~/api/types-calendar";
import { byDay, daysOf, momentOf, moved, range, step, timeOf } from "./days";

const at = (starts_at: string, day: string | null = null) => ({ starts_at, day }) as Activity;

describe("days", () => {
  it("shows weeks from Monday and months in whole weeks", () => {
    expect(range("week", "2026-08-12")).toEqual({ from: "2026-08-10", until: "2026-08-16" });
    expect(range("month", "2026-08-12")).toEqual({ from: "2026-07-27", until: "2026-09-06" });
    expect(range("agenda", "2026-08-12")).toEqual({ from: "2026-08-12", until: "2026-08-25" });
    expect(daysOf(range("week", "2026-08-16"))).toHaveLength(7);
  });

  it("steps by what is shown", () => {
    expect(step("month", "2026-01-31", 1)).toBe("2026-02-01");
    expect(step("week", "2026-03-02", -1)).toBe("2026-02-23");
  });

  it("puts hours on the reader's days and whole days on their own", () => {
    const late = at("2026-08-12T22:30:00Z");
    const whole = at("2026-08-12T22:00:00Z", "2026-08-13");
    expect([...byDay([late, whole], "Europe/Berlin")]).toEqual([["2026-08-13", [whole, late]]]);
    expect([...byDay([late], "UTC").keys()]).toEqual(["2026-08-12"]);
  });

  it("keeps the hour on the clock when the clocks change", () => {
    const zone = "Europe/Berlin";
    const nine = momentOf("2026-03-28", "09:00", zone);
    const next = moved(at(nine), { days: 1 }, zone) as { starts_at: string };
    expect(timeOf(next.starts_at, zone)).toBe("09:00");
    expect(moved(at("", "2026-03-28"), { days: -1 }, zone)).toEqual({ day: "2026-03-27" });
    expect(moved(at("2026-03-28T08:00:00Z"), { hours: 1 }, "UTC")).toEqual({
      starts_at: "2026-03-28T09:00:00.000Z",
    });
  });
});
