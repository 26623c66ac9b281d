import { describe, expect, it } from "vitest";
import { evenly, shareOf, sumOf, WHOLE } from "./shares";

describe("shares of the cost", () => {
  it("splits the whole without losing anything", () => {
    for (const count of [1, 2, 3, 7]) expect(sumOf(evenly(count))).toBe(WHOLE);
    expect(evenly(3)).toEqual([3334, 3333, 3333]);
    expect(evenly(0)).toEqual([]);
  });

  it("reads percent, and nothing that is none", () => {
    expect(shareOf(33.33)).toBe(3333);
    expect(shareOf(100)).toBe(WHOLE);
    for (const wrong of [undefined, -1, 100.01, Number.NaN]) expect(shareOf(wrong)).toBeNull();
  });
});
