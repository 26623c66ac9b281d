import { describe, expect, it } from "vitest";
import type { ConjointFigure } from "~/api/types-results";
import { sharesOf, worthOf } from "./simulate";

const figure = (value: number) => ({ value, error: 0.1, low: value - 0.2, high: value + 0.2 });
const level = (id: string, value: number | null) => ({
  id,
  label: {},
  chosen: null,
  worth: value === null ? null : figure(value),
});
const found: ConjointFigure = {
  people: 40,
  choices: 80,
  none: null,
  pseudo_r2: 0.1,
  lacks: null,
  attributes: [
    {
      id: "price",
      label: {},
      importance: 1,
      levels: [level("low", Math.log(3) / 2), level("high", -Math.log(3) / 2)],
    },
    { id: "noise", label: {}, importance: 0, levels: [level("quiet", 0), level("loud", null)] },
  ],
};

describe("shares of products", () => {
  it("are the odds of their worths", () => {
    const shares = sharesOf(found, [
      ["low", "quiet"],
      ["high", "quiet"],
    ]);
    expect(shares?.[0]).toBeCloseTo(0.75, 10);
    expect(shares?.[1]).toBeCloseTo(0.25, 10);
  });

  it("are not guessed where a worth is not known", () => {
    expect(worthOf(found, ["low", "loud"])).toBeNull();
    expect(sharesOf(found, [["low", "loud"]])).toBeNull();
    expect(sharesOf(found, [])).toBeNull();
  });
});
