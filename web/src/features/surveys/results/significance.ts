/** What a test of two questions says, in words. Pure. */
import type { CrossTest } from "~/api/types-results";
import type { Words } from "./context";
import { chanceText, strengthOf, verdictOf } from "./words";

/** What the test says, for whoever has never seen one. */
export function testSentences({ t, numbers }: Words, test: CrossTest): string[] {
  const p = test.exact_p ?? test.p;
  const verdict = verdictOf(p);
  const strength = strengthOf(test.cramers_v);
  return [
    t(`results.verdict_${verdict}`),
    chanceText(t, p),
    verdict === "none"
      ? ""
      : t("results.strength", {
          strength: t(`results.strength_${strength}`),
          v: numbers.plain(test.cramers_v, 2),
        }),
    test.doubtful ? t(test.exact_p === null ? "results.doubtful" : "results.doubtful_exact") : "",
  ].filter(Boolean);
}

/** The same for whoever has. */
export function testFigures({ t, numbers }: Words, test: CrossTest): string {
  const p = (value: number) =>
    value < 0.001
      ? t("results.p_under", { p: numbers.plain(0.001, 3) })
      : t("results.p_is", { p: numbers.plain(value, 3) });
  const parts = [
    t("results.chi", {
      freedom: test.freedom,
      n: numbers.count(test.n),
      chi: numbers.plain(test.chi_square, 2),
    }),
    p(test.p),
    test.exact_p === null ? "" : t("results.fisher", { p: p(test.exact_p) }),
    t("results.cramer", { v: numbers.plain(test.cramers_v, 2) }),
  ];
  return parts.filter(Boolean).join(", ");
}
