/**
 * What each step asks, as its page is laid out. The server holds the same table and has the last word; a field that it
 * does not know it refuses.
 */
import type { ItemKind, ReportForm, StepName } from "~/api/types";

/** How a value is typed and shown. */
export type FieldKind = "text" | "line" | "count" | "day" | "yesno" | "scale";

export interface StepField {
  name: string;
  kind: FieldKind;
  /** Asked for before the step can be submitted. */
  required?: boolean;
  /** Stands in a line of its own. */
  wide?: boolean;
}

const text = (name: string, required = false): StepField => ({ name, kind: "text", required, wide: true });
/** Two of them stand beside each other. */
const half = (name: string): StepField => ({ name, kind: "text" });

export const STEP_FIELDS: Record<StepName, readonly StepField[]> = {
  d0: [text("symptom", true), text("emergency_action"), { name: "safety_relevant", kind: "yesno" }],
  d1: [],
  d2: [
    text("what", true),
    half("where"),
    half("when"),
    half("who"),
    half("why"),
    half("how"),
    half("how_many"),
    { name: "quantity_affected", kind: "count" },
  ],
  d3: [
    { name: "clean_point", kind: "line" },
    { name: "validated_on", kind: "day" },
  ],
  d4: [text("verification", true), text("escape_point")],
  d5: [text("choice_reason")],
  d6: [
    { name: "implemented_on", kind: "day", required: true },
    text("validation", true),
    { name: "first_good_batch", kind: "line" },
    { name: "containment_removed_on", kind: "day" },
  ],
  d7: [
    text("lessons_learned", true),
    text("similar_products"),
    { name: "fmea_updated", kind: "yesno" },
    { name: "control_plan_updated", kind: "yesno" },
  ],
  d8: [{ name: "evaluation", kind: "scale", required: true }, text("closing_words")],
};

export const STEPS: Record<ReportForm, readonly StepName[]> = {
  "8d": ["d0", "d1", "d2", "d3", "d4", "d5", "d6", "d7", "d8"],
  "4d": ["d2", "d3", "d4", "d5"],
};

export function isStep(word: string): word is StepName {
  return (STEPS["8d"] as readonly string[]).includes(word);
}

/** How a value of a row is typed and shown. */
export type RowFieldKind =
  | "text"
  | "line"
  | "count"
  | "percent"
  | "day"
  | "yesno"
  | "word"
  | "member"
  | "money";

export interface RowField {
  name: string;
  kind: RowFieldKind;
  required?: boolean;
  words?: readonly string[];
  max?: number;
}

export const PLACES = ["supplier", "transit", "customer", "field"] as const;
export const CATEGORIES = ["people", "machine", "material", "method", "measurement", "environment"] as const;
export const CAUSE_TYPES = ["occurrence", "detection"] as const;
export const ASPECTS = ["what", "where", "when", "how_much"] as const;
/** What is found out about an action after it was chosen: signed with D6. */
export const TRACKED = ["implemented_on", "validated_on", "effectiveness", "effectiveness_notes"] as const;

const word = (name: string, words: readonly string[], required = true): RowField => ({
  name,
  kind: "word",
  words,
  required,
});
const long = (name: string, required = false): RowField => ({ name, kind: "text", required, max: 1000 });
const day = (name: string): RowField => ({ name, kind: "day" });

export const ROW_FIELDS: Record<ItemKind, readonly RowField[]> = {
  member: [
    { name: "member", kind: "member" },
    { name: "name", kind: "line", max: 200 },
    word("role", ["leader", "sponsor", "expert", "member"]),
    { name: "function", kind: "line", max: 200 },
  ],
  is_not: [word("aspect", ASPECTS), long("is", true), long("is_not", true), long("distinction")],
  containment: [
    word("place", PLACES),
    long("action", true),
    { name: "checked", kind: "count" },
    { name: "not_ok", kind: "count" },
    day("due_on"),
    day("done_on"),
  ],
  cause: [
    word("type", CAUSE_TYPES),
    long("text", true),
    { name: "contribution", kind: "percent", required: true },
    { name: "verified", kind: "yesno" },
  ],
  why: [long("text", true)],
  bone: [
    word("category", CATEGORIES),
    { name: "text", kind: "line", required: true, max: 200 },
    { name: "suspected", kind: "yesno" },
  ],
  action: [
    word("type", ["corrective", "preventive", "correction", "containment"]),
    long("text", true),
    { name: "owner", kind: "member" },
    day("due_on"),
    long("verification_method"),
    day("implemented_on"),
    day("validated_on"),
    word("effectiveness", ["pending", "effective", "not_effective"], false),
    long("effectiveness_notes"),
  ],
  recurrence: [long("text", true), { name: "owner", kind: "member" }, day("due_on")],
  cost: [
    word("type", ["sorting", "rework", "scrap", "transport", "downtime", "other"]),
    { name: "text", kind: "line", max: 200 },
    { name: "claimed_minor", kind: "money", required: true },
    { name: "agreed_minor", kind: "money" },
    // Typed beside the amounts.
    { name: "currency", kind: "line", required: true, max: 3 },
  ],
};
