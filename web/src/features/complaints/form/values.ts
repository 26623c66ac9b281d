/**
 * Between what a form holds (text by field name) and what the API takes. Names are the API's; own fields of a vendor
 * are `custom.<key>`, and an amount is typed in whole units as `claimed_amount`. Pure.
 */
import type { Complaint, FieldDef, FileRef } from "~/api/types";

export type Values = Record<string, string>;

export const AMOUNT = "claimed_amount";
export const CURRENCIES = ["EUR", "USD", "GBP", "CHF", "RUB", "CNY", "JPY", "PLN", "TRY", "KZT"] as const;
/** Server names that differ from ours. */
export const FIELD_NAMES = { claimed_amount_minor: AMOUNT };

export function inputName(field: FieldDef): string {
  if (!field.fixed) return `custom.${field.key}`;
  return field.type === "money" ? AMOUNT : field.key;
}

export function digitsOf(currency: string): number {
  return (
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}

/** Everything in the form now, empty fields left out. */
export function readValues(form: HTMLFormElement): Values {
  const values: Values = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && value.trim() !== "" && !name.endsWith("__text"))
      values[name] = value.trim();
  }
  return values;
}

/** What the form shows for a complaint that there is already. */
export function valuesOf(complaint: Complaint, fields: readonly FieldDef[]): Values {
  const values: Values = {};
  for (const field of fields) {
    const raw = field.fixed
      ? field.key === "reference"
        ? complaint.references[complaint.side]
        : (complaint as unknown as Record<string, unknown>)[field.key]
      : complaint.custom[field.key];
    if (raw === null || raw === undefined || raw === "" || raw === false) continue;
    if (field.fixed && field.type === "money") {
      const currency = complaint.currency ?? "EUR";
      values[AMOUNT] = String(Number(raw) / 10 ** digitsOf(currency));
      values.currency = currency;
    } else values[inputName(field)] = raw === true ? "on" : String(raw);
  }
  return values;
}

/** The value of one field for the API; null when it is empty. */
function typed(field: FieldDef, values: Values): unknown {
  const text = values[inputName(field)] ?? "";
  if (field.type === "boolean") return text !== "";
  if (text === "") return null;
  if (field.type === "money") {
    return Math.round(Number(text) * 10 ** digitsOf(values.currency ?? "EUR"));
  }
  return field.type === "number" ? Number(text) : text;
}

/** The request that files a complaint. Empty fields are left out. */
export function toInput(fields: readonly FieldDef[], values: Values): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  const custom: Record<string, unknown> = {};
  for (const field of fields) {
    const value = typed(field, values);
    if (!field.fixed) {
      if (value !== null && value !== false) custom[field.key] = value;
    } else if (value !== null) {
      input[field.key] = value;
      if (field.type === "money") input.currency = values.currency;
    }
  }
  if (Object.keys(custom).length > 0) input.custom = custom;
  return input;
}

/** What was changed in the form since it was opened; an emptied field is null. */
export function toPatch(
  fields: readonly FieldDef[],
  before: Values,
  values: Values,
): Record<string, unknown> {
  const patch: Record<string, unknown> = {};
  let customChanged = false;
  for (const field of fields) {
    const name = inputName(field);
    const money = field.fixed && field.type === "money";
    const same = (before[name] ?? "") === (values[name] ?? "");
    const sameCurrency = !money || !values[name] || before.currency === values.currency;
    if (same && sameCurrency) continue;
    if (!field.fixed) {
      customChanged = true;
      continue;
    }
    patch[field.key] = typed(field, values);
    if (money) patch.currency = values[name] ? values.currency : null;
  }
  if (customChanged) patch.custom = toInput(fields, values).custom ?? {};
  return patch;
}

/** Names of fields that differ between two states of a form. */
export function changedNames(fields: readonly FieldDef[], before: Values, after: Values): FieldDef[] {
  return fields.filter((field) => (before[inputName(field)] ?? "") !== (after[inputName(field)] ?? ""));
}

/** The copy of an unfinished form that this browser keeps. */
export interface Kept {
  relationshipId: string;
  values: Values;
  files: FileRef[];
}

export function parseKept(text: string | null): Kept | null {
  try {
    const kept = JSON.parse(text ?? "null") as Kept | null;
    return kept && typeof kept.relationshipId === "string" && kept.values ? kept : null;
  } catch {
    return null;
  }
}
