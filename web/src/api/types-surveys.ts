/** Surveys: what they ask, how they stand, and whom they ask. */
import type { Page } from "./types";

export type SurveyStatus = "draft" | "live" | "closed";
export type Anonymity = "identified" | "confidential" | "anonymous";
export type InviteState = "created" | "completed" | "screened_out" | "opted_out";

/** One text by language; what is not said is not there. */
export type Texts = Partial<Record<string, string>>;

export interface Choice {
  id: string;
  text: Texts;
}

export interface KanoItem extends Choice {
  with: Texts;
  without: Texts;
}

export type Special = "other" | "none" | "dont_know" | "refuse";
export interface SpecialChoice {
  code: Special;
  text?: Texts;
}

/** Numbers are written as they were typed, exact: `"12.5"`. */
export type Kind =
  | { type: "single"; options: Choice[]; shuffle?: boolean }
  | { type: "multi"; options: Choice[]; shuffle?: boolean; min?: number; max?: number }
  | { type: "dropdown"; options: Choice[] }
  | { type: "short_text" | "long_text"; max_length?: number }
  | { type: "number"; min?: string; max?: string; decimals?: number; unit?: Texts }
  | { type: "date"; min?: string; max?: string }
  | { type: "scale"; from: number; to: number; low?: Texts; high?: Texts }
  | { type: "csat"; points?: number; top?: number }
  | { type: "ces"; measure: "mean" | "top_box" }
  | { type: "matrix"; rows: Choice[]; columns: Choice[] }
  | { type: "ranking"; options: Choice[]; top?: number }
  | { type: "constant_sum"; options: Choice[]; total: number }
  | { type: "maxdiff"; items: Choice[]; tasks: number; per_task: number; best: Texts; worst: Texts }
  | { type: "kano"; items: KanoItem[] }
  | { type: "boolean" | "nps" | "file" | "statement" | "consent" };
export type KindName = Kind["type"];
export type KindOf<T extends KindName> = Extract<Kind, { type: T }>;

export type Literal = { text: string } | { number: string } | { flag: boolean } | { date: string };
export type Operand = { question: string } | { variable: string };
export type Comparison = "less" | "at_most" | "more" | "at_least";

export type Rule =
  | { op: "and" | "or"; args: Rule[] }
  | { op: "not"; arg: Rule }
  | { op: "answered"; question: string }
  | { op: "in"; question: string; row?: string; options: string[] }
  | { op: "equals"; value: Operand; to: Literal }
  | { op: "compare"; value: Operand; is: Comparison; than: Literal };

export type StepAction =
  | { goto: string }
  | { screen_out: Texts }
  | { set: { variable: string; value: unknown } };
export interface Step {
  when?: Rule;
  then: StepAction;
}

export interface Question {
  id: string;
  text: Texts;
  hint?: Texts;
  kind: Kind;
  special?: SpecialChoice[];
  required?: boolean;
  required_if?: Rule;
  visible_if?: Rule;
}

export interface SurveyPage {
  id: string;
  title?: Texts;
  visible_if?: Rule;
  questions: Question[];
  on_leave?: Step[];
}

export interface Definition {
  languages: string[];
  title: Texts;
  about?: Texts;
  thanks?: Texts;
  variables?: { id: string; initial: Literal }[];
  pages: SurveyPage[];
}

export type FindingCode =
  | "bad_range"
  | "backward_jump"
  | "duplicate_id"
  | "empty_text"
  | "never_holds"
  | "long_survey"
  | "missing_translation"
  | "no_questions"
  | "not_offered"
  | "pipe_open"
  | "refers_forward"
  | "reserved_id"
  | "text_control"
  | "too_deep"
  | "too_few"
  | "too_long"
  | "too_many"
  | "unknown_language"
  | "unknown_option"
  | "unknown_page"
  | "unknown_question"
  | "unknown_variable"
  | "unreachable"
  | "variable_never_set"
  | "wrong_type";

export interface Finding {
  /** `pages[0].questions[2].kind.options[1].text.ru` */
  path: string;
  code: FindingCode;
  /** It must be mended before the survey is published. */
  stops: boolean;
  about: string | null;
}

export type SurveyActionName = "edit" | "publish" | "invite" | "close";
export interface SurveyAction {
  name: SurveyActionName;
  allowed: boolean;
  reason: string | null;
}

export interface SurveyItem {
  id: string;
  number: string;
  title: string;
  status: SurveyStatus;
  anonymity: Anonymity | null;
  created_at: string;
  activity_at: string;
  published_at: string | null;
  closed_at: string | null;
}

export interface Survey extends Omit<SurveyItem, "activity_at"> {
  version: number;
  thread_id: string;
  k_min: number | null;
  definition: Definition;
  findings: Finding[];
  estimate: { minutes_from: number; minutes_to: number };
  versions: { number: number; sha256: string; published_at: string }[];
  figures: { invited: number; completed: number };
  actions: SurveyAction[];
}

export interface SurveyVersion {
  number: number;
  definition: Definition;
  sha256: string;
  published_at: string;
}

export interface SurveyTemplate {
  key: string;
  title: Texts;
  use_for: Texts;
  mirror: boolean;
  languages: string[];
}

export interface SurveyInvite {
  id: string;
  name: string | null;
  email: string | null;
  language: string | null;
  /** Null where it is not told who took part. */
  state: InviteState | null;
  valid_from: string | null;
  valid_until: string | null;
  created_at: string;
}
export type SurveyInvites = Page<SurveyInvite>;

export interface NewInvite {
  name?: string;
  email?: string;
  language?: string;
  relationship_id?: string;
  valid_until?: string;
}

/** Told once, when it is made. */
export interface InviteLink {
  id: string;
  name: string | null;
  email: string | null;
  path: string;
}
