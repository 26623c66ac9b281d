import { describe, expect, test } from "vitest";
import type { CrossTest } from "~/api/types-results";
import type { Translate } from "~/i18n";
import type { Words } from "./context";
import { testFigures, testSentences } from "./significance";
import { chanceText, labelOf, makeNumbers, rangeText } from "./words";

/** Ids with their values, so that the choice of words is seen and not the words. */
const t = Object.assign(
  (id: string, values?: Record<string, unknown>) => (values ? `${id} ${JSON.stringify(values)}` : id),
  { has: (id: string) => id === "results.code_not_answered" },
) as unknown as Translate;
const words = { t, numbers: makeNumbers("en") } as Words;
const told = (more: Partial<CrossTest>): CrossTest => ({
  n: 200,
  chi_square: 8.4286,
  freedom: 2,
  p: 0.01478,
  exact_p: null,
  cramers_v: 0.2053,
  doubtful: false,
  ...more,
});

describe("how often chance would do it", () => {
  test("of a hundred, of a thousand, or more seldom", () => {
    expect(chanceText(t, 0.0314)).toBe('results.chance_hundred {"count":3}');
    expect(chanceText(t, 0.0042)).toBe('results.chance_thousand {"count":4}');
    expect(chanceText(t, 0.0002)).toBe("results.chance_rare");
    expect(chanceText(t, 1)).toBe('results.chance_hundred {"count":99}');
  });
});

describe("what a test says", () => {
  test("a difference that is probably none of chance, and how strong", () => {
    expect(testSentences(words, told({}))).toEqual([
      "results.verdict_hint",
      'results.chance_hundred {"count":1}',
      'results.strength {"strength":"results.strength_weak","v":"0.21"}',
    ]);
  });

  test("no difference has no strength", () => {
    expect(testSentences(words, told({ p: 0.4 }))).toEqual([
      "results.verdict_none",
      'results.chance_hundred {"count":40}',
    ]);
  });

  test("Fisher's figure stands where there is one, and the doubt is said", () => {
    const fisher = told({ exact_p: 0.2, doubtful: true });
    expect(testSentences(words, fisher)).toEqual([
      "results.verdict_none",
      'results.chance_hundred {"count":20}',
      "results.doubtful_exact",
    ]);
    expect(testSentences(words, told({ doubtful: true })).at(-1)).toBe("results.doubtful");
  });

  test("the same in figures", () => {
    expect(testFigures(words, told({ p: 0.00001 }))).toBe(
      'results.chi {"freedom":2,"n":"200","chi":"8.43"}, results.p_under {"p":"0.001"}, results.cramer {"v":"0.21"}',
    );
  });
});

test("a code without words of its own has ours, and whatever we do not know stands as it is", () => {
  expect(labelOf(t, "en", { code: "_not_answered", label: {} })).toBe("results.code_not_answered");
  expect(labelOf(t, "ru", { code: "o1", label: { en: "Pumps" } })).toBe("Pumps");
  expect(labelOf(t, "en", { code: "7", label: {} })).toBe("7");
});

test("an interval of shares is told in per cent, others in their own figures", () => {
  const numbers = makeNumbers("en");
  expect(
    rangeText(t, numbers, { metric: "top_share", top: 2, points: 5 }, { low: 0.6281, high: 0.842 }),
  ).toBe('results.range_share {"low":"63","high":"84"}');
  expect(rangeText(t, numbers, { metric: "nps" }, { low: -4.1, high: 5 })).toBe(
    'results.range {"low":"−4","high":"+5"}',
  );
});
