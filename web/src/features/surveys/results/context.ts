/** The words that all parts of the results need: numbers in the reader's language, labels, questions by id. */
import { useMemo } from "react";
import type { Breakdown, Figure, QuestionResult, ResultCell, SurveyResults } from "~/api/types-results";
import type { Texts } from "~/api/types-surveys";
import { type Translate, useLocale, useT } from "~/i18n";
import { said } from "../edit/definition";
import { labelOf, makeNumbers, type Numbers } from "./words";

export interface Words {
  t: Translate;
  numbers: Numbers;
  label(cell: Pick<ResultCell, "code" | "label">): string;
  text(texts: Texts): string;
  question(question: Pick<QuestionResult, "text" | "id">): string;
  /** How many, or that they are too few. */
  count(value: number | null): string;
  share(value: number | null | undefined): string;
  /** "28 to 52 %" */
  interval(share: Figure): string;
  /** A figure and its interval for whoever cannot see the drawing. */
  aloud(label: string, share: Figure | null): string;
}

export function useWords(): Words {
  const t = useT();
  const locale = useLocale();
  return useMemo(() => {
    const numbers = makeNumbers(locale);
    const text = (texts: Texts) => said(texts, locale);
    const few = t("results.few");
    const share = (value: number | null | undefined) =>
      value === null || value === undefined ? few : numbers.share(value);
    const interval = ({ low, high }: Figure) =>
      t("results.range_share", { low: numbers.plain(low * 100, 0), high: numbers.plain(high * 100, 0) });
    return {
      t,
      numbers,
      text,
      share,
      interval,
      label: (cell) => labelOf(t, locale, cell),
      question: (question) => text(question.text) || question.id,
      count: (value) => (value === null ? few : numbers.count(value)),
      aloud: (label, figure) =>
        figure ? `${label}: ${numbers.share(figure.value)}, ${interval(figure)}` : `${label}: ${few}`,
    };
  }, [t, locale]);
}

export function breakdownName(words: Words, results: SurveyResults, breakdown: Breakdown): string {
  const question = results.questions.find((each) => each.id === breakdown.question);
  const whole = question ? words.question(question) : breakdown.question;
  const part = words.text(breakdown.label);
  return breakdown.part && part ? words.t("results.part_of", { question: whole, part }) : whole;
}

/** Options as people expect them: those offered, then "none of these" and "other"; yes before no. */
export function ordered(cells: readonly ResultCell[]): ResultCell[] {
  const answers = cells.filter((cell) => cell.answer);
  const codes = answers.map((cell) => cell.code).join();
  if (codes === "no,yes") return [...answers].reverse();
  const last = (cell: ResultCell) => cell.code === "none" || cell.code === "other";
  return [...answers.filter((cell) => !last(cell)), ...answers.filter(last)];
}
