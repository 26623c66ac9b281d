import { describe, expect, it } from "vitest";
import type { Ball } from "~/api/types";
import { namesCounterpart } from "./Ball";

const ball = (side: Ball["side"], mine: boolean): Ball => ({ side, mine, since: null, until: null });

describe("a ball in a list", () => {
  it("is named after the other firm when that has the next move", () => {
    expect(namesCounterpart(ball("vendor", false), "customer")).toBe(true);
    expect(namesCounterpart(ball("customer", false), "vendor")).toBe(true);
  });

  it("names nobody else", () => {
    expect(namesCounterpart(ball("customer", true), "customer")).toBe(false);
    expect(namesCounterpart(ball("customer", false), "customer")).toBe(false);
    for (const side of ["both", "third", null] as const) {
      expect(namesCounterpart(ball(side, false), "vendor")).toBe(false);
    }
  });
});
