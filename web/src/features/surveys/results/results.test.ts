import { describe, expect, test } from "vitest";
import type { Figure, ItemFigure, ResultCell } from "~/api/types-results";
import { around, at, placed, shade, span, stack, topShare, whisker } from "./charts/geometry";
import { ordered } from "./context";
import { sorted } from "./Drawing";
import { looking } from "./search";
import { parted } from "./TextAnswers";
import { makeNumbers, scaleOf, strengthOf, verdictOf } from "./words";

const figure = (value: number, low = value, high = value, error = 0): Figure => ({ value, low, high, error });

describe("where things stand in a drawing", () => {
  test("places are shares of the width, inside it", () => {
    expect(placed(50, 0, 200)).toBe(0.25);
    expect(placed(-100, -100, 100)).toBe(0);
    expect(placed(7, 1, 5)).toBe(1);
    expect(placed(1.7, 4, 1)).toBeCloseTo(0.7667, 3);
    expect(placed(3, 3, 3)).toBe(0);
    expect(at(0.123456)).toBe("12.35%");
  });

  test("a whisker goes from the low end to the high end", () => {
    expect(whisker(figure(0, -50, 25), -100, 100)).toEqual({ from: 0.25, to: 0.625 });
  });

  test("small shares fill the drawing, large ones stay inside", () => {
    expect(topShare([figure(0.02, 0.01, 0.04), null])).toBe(0.1);
    expect(topShare([figure(0.5, 0.45, 0.56)])).toBe(0.6);
    expect(topShare([figure(0.99, 0.95, 1)])).toBe(1);
    expect(topShare([])).toBe(0.1);
  });

  test("parts of a whole follow each other; one that is withheld withholds the drawing", () => {
    expect(stack([1, 2, 1])).toEqual([
      { from: 0, width: 0.25 },
      { from: 0.25, width: 0.5 },
      { from: 0.75, width: 0.25 },
    ]);
    expect(stack([1, null, 1])).toBeNull();
    expect(stack([0, 0])).toBeNull();
  });

  test("passives stand around the middle, so the ends show who weighs more", () => {
    const even = around([30, 40, 30]);
    expect(even?.[0]?.from).toBeCloseTo(0.25);
    const [, passives, promoters] = around([10, 20, 70]) ?? [];
    expect(passives && passives.from + passives.width / 2).toBeCloseTo(0.5);
    expect(promoters && promoters.from + promoters.width).toBeCloseTo(0.9);
  });

  test("a scale holds all intervals", () => {
    const [low, high] = span([figure(3, 2, 4), null, figure(8, 7, 9)]);
    expect(low).toBeLessThan(2);
    expect(high).toBeGreaterThan(9);
    expect(span([null])).toEqual([0, 1]);
  });

  test("parts of a stack differ in lightness, step by step", () => {
    const shades = [0, 1, 2, 3].map((place) => shade(place, 4));
    expect(shades.every((each, place) => place === 0 || each - (shades[place - 1] ?? 0) > 0.2)).toBe(true);
    expect(shade(0, 1)).toBe(1);
  });
});

describe("figures in words", () => {
  const [en, ru] = [makeNumbers("en"), makeNumbers("ru")];
  test("numbers are written as the reader writes them", () => {
    expect(en.share(0.4349)).toBe("43\u00a0%");
    expect(en.share(0.002)).toBe("0.2\u00a0%");
    expect(ru.share(0.002)).toBe("0,2\u00a0%");
    expect(ru.fixed(4.3, 2)).toBe("4,30");
    expect(en.signed(-4.2)).toBe("−4");
    expect(en.signed(33.3)).toBe("+33");
    expect(en.signed(-0.2)).toBe("0");
    expect(en.count(1186)).toBe("1,186");
  });

  test("a test is read at the usual bounds", () => {
    expect([0.004, 0.03, 0.05].map(verdictOf)).toEqual(["clear", "hint", "none"]);
    expect([0.05, 0.2, 0.4, 0.7].map(strengthOf)).toEqual(["none", "weak", "medium", "strong"]);
  });

  test("each metric has its scale", () => {
    expect(scaleOf({ metric: "nps" })).toEqual([-100, 100]);
    expect(scaleOf({ metric: "top_share", top: 2, points: 5 })).toEqual([0, 1]);
    expect(scaleOf({ metric: "mean", from: 1, to: 7 })).toEqual([1, 7]);
  });

  test("the words that were searched for are marked, whatever signs they hold", () => {
    expect(parted("Late. And late again", "late")).toEqual([
      { part: "Late", hit: true },
      { part: ". And ", hit: false },
      { part: "late", hit: true },
      { part: " again", hit: false },
    ]);
    expect(parted("Цена (выше)", "(ВЫШЕ")).toEqual([
      { part: "Цена ", hit: false },
      { part: "(выше", hit: true },
      { part: ")", hit: false },
    ]);
    expect(parted("As it is", " ")).toEqual([{ part: "As it is", hit: false }]);
  });
});

describe("the order in which things are shown", () => {
  const cell = (code: string, answer = true): ResultCell => ({
    code,
    label: {},
    answer,
    count: 1,
    share: null,
  });
  const codes = (cells: ResultCell[]) => ordered(cells).map((each) => each.code);
  test("what was offered, then none and other; yes before no; no answers are no bars", () => {
    expect(codes([cell("_not_answered", false), cell("none"), cell("other"), cell("a"), cell("b")])).toEqual([
      "a",
      "b",
      "none",
      "other",
    ]);
    expect(codes([cell("no"), cell("yes")])).toEqual(["yes", "no"]);
  });

  test("the best place is the smallest, the best score the largest, and what is withheld comes last", () => {
    const item = (id: string, measure: ItemFigure["measure"], value: number | null): ItemFigure => ({
      id,
      label: {},
      measure,
      n: null,
      figure: value === null ? null : figure(value),
      best: null,
      worst: null,
    });
    const ids = (measure: ItemFigure["measure"]) =>
      sorted([item("a", measure, 2), item("b", measure, null), item("c", measure, 1)]).map((each) => each.id);
    expect(ids("mean_rank")).toEqual(["c", "a", "b"]);
    expect(ids("max_diff")).toEqual(["a", "c", "b"]);
  });
});

test("an address that somebody wrote by hand leads somewhere", () => {
  const typed = { view: "nothing", question: 7, by: "", population: "many" } as never;
  expect(looking(typed)).toEqual({
    view: "figures",
    filter: undefined,
    question: "7",
    by: undefined,
    population: undefined,
    with: undefined,
  });
  expect(looking({ population: 120 }).population).toBe(120);
});
