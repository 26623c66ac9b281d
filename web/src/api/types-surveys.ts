/**
 * Surveys: what they ask, how they stand, and whom they ask. A definition is told here as it is written: what is not said
 * is not there, where the description of the API allows a null. So a draft stays the same from save to save.
 */
import type { components } from "./schema.gen";
import type { Answer } from "./types";

type Schemas = components["schemas"];

export type SurveyStatus = Schemas["SurveyStatus"];
export type Anonymity = Schemas["Anonymity"];
export type SurveyActionName = Schemas["SurveyAction"];
export type Special = Schemas["SurveySpecial"];
export type Comparison = Schemas["SurveyComparison"];
export type Finding = Answer<"SurveyFinding">;
export type SurveyItem = Answer<"SurveyItem">;
export type SurveyTemplate = Answer<"SurveyTemplate">;
export type SurveyInvite = Answer<"SurveyInvite">;
export type SurveyTogether = Answer<"SurveyTogether">;
export type Agreement = Answer<"SurveyAgreement">;
export type Sees = Answer<"SurveySees">;
export type ResultsSeen = Schemas["ResultsSeen"];
export type Side = Schemas["Side"];
export type NewInvite = Schemas["SurveyInviteInput"];
/** Told once, when it is made. */
export type InviteLink = Answer<"SurveyInviteLink">;
export type Survey = Omit<Answer<"Survey">, "definition"> & { definition: Definition };
export type SurveyVersion = Omit<Answer<"SurveyVersion">, "definition"> & { definition: Definition };

export type SurveyLimits = Answer<"SurveyLimits">;
export type SurveyOpenLink = Answer<"SurveyOpenLink">;
export type SurveyQuota = Answer<"SurveyQuota">;
export type SurveyPreview = Answer<"SurveyPreview">;
export type SurveyToAnswer = Answer<"SurveyToAnswer">;
/** Something about a place in a file. */
export type ImportRemark = Answer<"SurveyImportRemark">;
export interface SurveyRead {
  definition: Definition;
  notes: ImportRemark[];
}
export interface BankQuestion {
  id: string;
  question: Question;
  created_at: string;
}

/** One text by language. */
export type Texts = Partial<Record<string, string>>;

export interface Choice {
  id: string;
  text: Texts;
}

export interface KanoItem extends Choice {
  with: Texts;
  without: Texts;
}

export interface SpecialChoice {
  code: Special;
  text?: Texts;
}

/** What products differ in, and how. */
export interface Attribute extends Choice {
  levels: Choice[];
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
  | { type: "conjoint"; attributes: Attribute[]; tasks: number; products: number; none?: boolean }
  | { type: "file"; pictures?: boolean }
  | { type: "boolean" | "nps" | "statement" | "consent" };
export type SurveyFile = Answer<"SurveyFile">;
export type KindName = Kind["type"];
export type KindOf<T extends KindName> = Extract<Kind, { type: T }>;

export type Literal = { text: string } | { number: string } | { flag: boolean } | { date: string };
export type Operand = { question: string } | { variable: string };

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
