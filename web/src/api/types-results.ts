/** Results of surveys as they are told. A figure that is null is withheld, or cannot be made. */
import type { Texts } from "./types-surveys";

/** A figure with its interval at 95 %. */
export interface Figure {
  value: number;
  error: number;
  low: number;
  high: number;
}

export interface ResultCell {
  code: string;
  label: Texts;
  answer: boolean;
  count: number | null;
  share: Figure | null;
}

export interface ResultTable {
  part: string | null;
  label: Texts;
  base: number | null;
  several: boolean;
  cells: ResultCell[];
}

export type Metric =
  | { metric: "nps" }
  | { metric: "top_share"; top: number; points: number }
  | { metric: "mean"; from: number; to: number };

export interface OrganisationScore {
  organisations: number;
  weighted: Figure | null;
  clustered: Figure | null;
  icc: number | null;
  design_effect: number | null;
}

export type Score = Metric & {
  n: number | null;
  figure: Figure | null;
  between: { low: number; high: number } | null;
  adjusted: boolean;
  correction: number;
  census: boolean;
  organisations: OrganisationScore | null;
};

export interface Spread {
  min: string;
  lower_quartile: string;
  median: string;
  upper_quartile: string;
  max: string;
}

export interface ItemFigure {
  id: string;
  label: Texts;
  measure: "mean_rank" | "mean_points" | "max_diff";
  n: number | null;
  figure: Figure | null;
  best: number | null;
  worst: number | null;
}

export interface KanoFigure {
  id: string;
  label: Texts;
  category: string | null;
  second: string | null;
  tied: boolean | null;
  distinct: boolean | null;
  better: number | null;
  worse: number | null;
  reword: boolean | null;
}

export interface QuestionResult {
  id: string;
  kind: string;
  text: Texts;
  tables: ResultTable[];
  scores: Score[];
  numbers: { n: number; mean: Figure | null; spread: Spread | null } | null;
  items: ItemFigure[];
  kano: KanoFigure[];
  texts: number | null;
}

export interface CrossTest {
  n: number;
  chi_square: number;
  freedom: number;
  p: number;
  exact_p: number | null;
  cramers_v: number;
  doubtful: boolean;
}

export interface CrossCell {
  count: number | null;
  share: number | null;
  letters: string;
}

export interface CrossRow {
  code: string;
  label: Texts;
  answer: boolean;
  total: number | null;
  cells: CrossCell[];
}

export interface CrossColumn {
  code: string;
  label: Texts;
  answer: boolean;
  letter: string;
  total: number | null;
}

export interface Crosstab {
  part: string | null;
  label: Texts;
  total: number | null;
  columns: CrossColumn[];
  rows: CrossRow[];
  test: CrossTest | null;
}

export interface Breakdown {
  key: string;
  question: string;
  part: string | null;
  label: Texts;
  codes: { code: string; label: Texts }[];
}

export interface Rates {
  invited: number;
  delivered: number | null;
  started: number | null;
  completed: number | null;
  screened_out: number | null;
  refused: number | null;
  response_rate: number | null;
  completion_rate: number | null;
  participation_rate: number | null;
  rr1: number | null;
  rr2: number | null;
  rr5: number | null;
  rr6: number | null;
  coop1: number | null;
  ref1: number | null;
  con1: number | null;
  organisations_asked: number;
  organisations_answered: number | null;
  coverage: number | null;
}

export interface DropOff {
  question: string;
  seen: number | null;
  left: number | null;
  share: number | null;
  lost: number | null;
}

export interface SegmentWords {
  code: string;
  label: Texts;
  texts: number;
  others: number;
  words: { word: string; count: number; elsewhere: number; signed_g2: number; p: number }[];
}

export interface SurveyResults {
  state: "live" | "closed";
  hides: boolean;
  k_min: number | null;
  n: number | null;
  population: number | null;
  rates: Rates;
  drop_off: DropOff[];
  breakdowns: Breakdown[];
  filter: string | null;
  questions: QuestionResult[];
  crosstabs: Crosstab[];
  texts: { found: number; items: string[] } | null;
  words: SegmentWords[];
}

export type ExportFormat = "csv" | "xlsx" | "spss" | "json";
