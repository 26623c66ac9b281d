import { describe, expect, it } from "vitest";
import { dayOf, spanOf, ticksOf } from "./span";

describe("the span of a timeline", () => {
  it("holds all days that are known, and today", () => {
    const span = spanOf(["2026-11-20", null, "2027-01-10"], dayOf("2026-11-29"));
    expect(span?.from).toBeLessThan(dayOf("2026-11-20"));
    expect(span?.to).toBeGreaterThan(dayOf("2027-01-10"));
    expect(spanOf([null], dayOf("2026-11-29"))).toBeNull();
  });

  it("has a tick for each month, and fewer where there is no room", () => {
    const span = { from: dayOf("2026-01-15"), to: dayOf("2026-12-20") };
    expect(ticksOf(span, 12)).toHaveLength(11);
    expect(ticksOf(span, 12)[0]).toBe(dayOf("2026-02-01"));
    expect(ticksOf(span, 4)).toEqual(["2026-04-01", "2026-07-01", "2026-10-01"].map(dayOf));
  });
});
