/** The closed words of complaints in the reader's language, and the choices that forms and filters offer. */
import type { Category, FieldDef, Remedy, Severity, Status } from "~/api/types";
import type { Translate } from "~/i18n";
import type { Option } from "~/ui/fields";

export const STATUSES: readonly Status[] = [
  "submitted",
  "acknowledged",
  "in_assessment",
  "awaiting_customer",
  "awaiting_vendor",
  "awaiting_third_party",
  "resolution_proposed",
  "disputed",
  "rejected",
  "resolved",
  "closed",
  "withdrawn",
  "draft",
];
export const SEVERITIES: readonly Severity[] = ["critical", "major", "moderate", "minor"];
export const CATEGORIES: readonly Category[] = [
  "product",
  "service",
  "delivery",
  "documentation",
  "invoice",
  "warranty",
  "installation",
  "other",
];
export const REMEDIES: readonly Remedy[] = [
  "replacement",
  "repair",
  "refund",
  "credit",
  "price_reduction",
  "return",
  "explanation",
  "process_change",
  "other",
];

type Word = "status" | "severity" | "category" | "remedy";

/** Name of a closed word; one that this client does not know is shown as it came. */
export function wordLabel(t: Translate, kind: Word, word: string): string {
  const id = `complaint.${kind}_${word}`;
  return t.has(id) ? t(id) : word;
}

export function wordOptions<V extends string>(t: Translate, kind: Word, words: readonly V[]): Option<V>[] {
  return words.map((value) => ({ value, label: wordLabel(t, kind, value) }));
}

const WORD_OF_FIELD: Record<string, Word> = {
  category: "category",
  severity: "severity",
  remedy_sought: "remedy",
};

/** Choices of a select field: the closed words of fixed fields in our words, all others as the server names them. */
export function fieldOptions(t: Translate, field: FieldDef): Option[] {
  const word = field.fixed ? WORD_OF_FIELD[field.key] : undefined;
  return field.options.map(({ value, label }) => ({
    value,
    label: word ? wordLabel(t, word, value) : label,
  }));
}

/** Short name of a fixed field, for lists of facts and of changes. */
export function fieldName(t: Translate, key: string): string {
  const id = `complaint.field_${key}`;
  return t.has(id) ? t(id) : key;
}
