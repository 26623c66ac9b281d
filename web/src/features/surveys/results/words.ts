/** Figures of results in words and numbers of the reader's language. Pure. */

import type { Locale } from "~/api/types";
import type { Figure, Metric, ResultCell } from "~/api/types-results";
import type { Texts } from "~/api/types-surveys";
import type { Translate } from "~/i18n";
import { said } from "../edit/definition";

const TAGS: Record<Locale, string> = { en: "en-GB", ru: "ru-RU" };

export interface Numbers {
  /** 1,234 */
  count(value: number): string;
  /** 43 %: whole ones, with a digit more where that is all there is. */
  share(value: number): string;
  /** With so many digits behind the comma at most. */
  plain(value: number, digits?: number): string;
  /** With just so many: figures beneath each other. */
  fixed(value: number, digits: number): string;
  /** +33, −4: promoters less detractors. */
  signed(value: number, digits?: number): string;
}

export function makeNumbers(locale: Locale): Numbers {
  const tag = TAGS[locale];
  const of = (digits: number, least = 0) =>
    new Intl.NumberFormat(tag, { maximumFractionDigits: digits, minimumFractionDigits: least });
  const minus = (text: string) => text.replace("-", "−");
  const plain = (value: number, digits = 1) => minus(of(digits).format(zero(value, digits)));
  const fixed = (value: number, digits: number) => minus(of(digits, digits).format(zero(value, digits)));
  return {
    count: (value) => of(0).format(value),
    share: (value) => {
      const hundredth = value * 100;
      const digits = hundredth > 0 && hundredth < 0.95 ? 1 : 0;
      return `${of(digits).format(hundredth)}\u00a0%`;
    },
    plain,
    fixed,
    signed: (value, digits = 0) => `${zero(value, digits) > 0 ? "+" : ""}${fixed(value, digits)}`,
  };
}

/** No minus before a zero. */
function zero(value: number, digits: number): number {
  const rounded = Number(value.toFixed(digits));
  return rounded === 0 ? 0 : value;
}

/** What a cell, a row or a column is called: in its own words, or in ours for codes that have none. */
export function labelOf(t: Translate, locale: Locale, cell: Pick<ResultCell, "code" | "label">): string {
  const own = said(cell.label, locale);
  if (own) return own;
  const known = `results.code_${cell.code.replace(/^_/, "")}`;
  return t.has(known) ? t(known) : cell.code;
}

export function textOf(texts: Texts, locale: Locale): string {
  return said(texts, locale);
}

/** The value of a score as its metric is read. */
export function scoreText(numbers: Numbers, metric: Metric, value: number): string {
  if (metric.metric === "nps") return numbers.signed(value);
  return metric.metric === "top_share" ? numbers.share(value) : numbers.fixed(value, 2);
}

export function rangeText(
  t: Translate,
  numbers: Numbers,
  metric: Metric,
  range: Pick<Figure, "low" | "high">,
): string {
  const text = (value: number) =>
    metric.metric === "top_share" ? numbers.plain(value * 100, 0) : scoreText(numbers, metric, value);
  return metric.metric === "top_share"
    ? t("results.range_share", { low: text(range.low), high: text(range.high) })
    : t("results.range", { low: text(range.low), high: text(range.high) });
}

/** Where a score lies of which some counts are withheld; one number where both ends are written alike. */
export function boundsText(
  t: Translate,
  numbers: Numbers,
  metric: Metric,
  bounds: Pick<Figure, "low" | "high">,
): string {
  const [low, high] = [scoreText(numbers, metric, bounds.low), scoreText(numbers, metric, bounds.high)];
  return low === high ? t("results.about", { value: low }) : rangeText(t, numbers, metric, bounds);
}

/** From where to where the metric goes. */
export function scaleOf(metric: Metric): [number, number] {
  if (metric.metric === "nps") return [-100, 100];
  return metric.metric === "top_share" ? [0, 1] : [metric.from, metric.to];
}

/** What the score is, for the head of its figure. */
export function scoreName(t: Translate, kind: string, score: Metric): string {
  switch (score.metric) {
    case "nps":
      return t("results.score_nps");
    case "top_share":
      return kind === "ces"
        ? t("results.score_easy", { top: score.top, points: score.points })
        : t("results.score_satisfied", { top: score.top, points: score.points });
    case "mean":
      return t("results.score_mean", { from: score.from, to: score.to });
  }
}

export type Verdict = "clear" | "hint" | "none";

/** What a test says, at the usual bounds. */
export function verdictOf(p: number): Verdict {
  if (p < 0.01) return "clear";
  return p < 0.05 ? "hint" : "none";
}

/** How often chance alone would do this, in surveys like this one. */
export function chanceText(t: Translate, p: number): string {
  if (p < 0.001) return t("results.chance_rare");
  if (p < 0.01) return t("results.chance_thousand", { count: Math.max(1, Math.round(p * 1000)) });
  return t("results.chance_hundred", { count: Math.min(99, Math.max(1, Math.round(p * 100))) });
}

export type Strength = "none" | "weak" | "medium" | "strong";

/** How much the two questions hang together, by Cramér's V. */
export function strengthOf(v: number): Strength {
  if (v < 0.1) return "none";
  if (v < 0.3) return "weak";
  return v < 0.5 ? "medium" : "strong";
}
