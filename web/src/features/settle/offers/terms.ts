/** Terms in a form: what they begin with, what needs an amount, and how they are read back. Pure. */
import type { Complaint } from "~/api/types";
import { TERM_KINDS, type Term, type TermKind } from "~/api/types-settle";
import type { FormValues } from "~/ui/Form";
import { currencyDigits } from "../words";

const AMOUNT_KINDS: readonly TermKind[] = ["refund", "credit", "price_reduction", "cost_sharing", "goodwill"];
/** What is nothing but words: neither money nor pieces belong to it. */
const WORD_KINDS: readonly TermKind[] = ["explanation", "process_change", "no_remedy"];

export function needsAmount(kind: TermKind): boolean {
  return AMOUNT_KINDS.includes(kind);
}

/** Money that is paid for goods: how many, and whether they come back. */
const PAID_GOODS: readonly TermKind[] = ["refund", "credit", "price_reduction"];

export function takesQuantity(kind: TermKind): boolean {
  return PAID_GOODS.includes(kind) || (!needsAmount(kind) && !WORD_KINDS.includes(kind));
}

/** A return goes back by itself, and goods that are kept at a lower price do not. */
export function takesReturn(kind: TermKind): boolean {
  return takesQuantity(kind) && kind !== "return" && kind !== "price_reduction";
}

/** The currencies that are offered when the complaint claims none. */
export const CURRENCIES = ["EUR", "USD", "GBP", "CHF", "RUB", "CNY", "PLN", "CZK"] as const;

/** A first term: what was asked for, given by the vendor. */
export function emptyTerm(complaint: Complaint): Term {
  const sought = TERM_KINDS.find((kind) => kind === complaint.remedy_sought) ?? "replacement";
  return {
    kind: sought,
    by: "vendor",
    amount_minor: needsAmount(sought) ? complaint.claimed_amount_minor : null,
    currency: complaint.currency,
    quantity: takesQuantity(sought) && !needsAmount(sought) ? complaint.quantity_affected : null,
    return_required: false,
    due_on: null,
    conditions: null,
  };
}

/** A first term of what a mediator recommended: what was asked for, but how much stands in the recommendation. */
export function openTerm(complaint: Complaint): Term {
  return { ...emptyTerm(complaint), amount_minor: null, quantity: null };
}

export function termName(key: number, field: keyof Term): string {
  return `term_${key}_${field}`;
}

export function readTerm(values: FormValues, key: number): Term {
  const of = (field: keyof Term) => termName(key, field);
  const amount = values.number(of("amount_minor"));
  const currency = values.optional(of("currency")) ?? "EUR";
  return {
    kind: values.text(of("kind")) as TermKind,
    by: values.text(of("by")) as Term["by"],
    amount_minor: amount === undefined ? null : Math.round(amount * 10 ** currencyDigits(currency)),
    currency: amount === undefined ? null : currency,
    quantity: values.number(of("quantity")) ?? null,
    return_required: values.checked(of("return_required")),
    due_on: values.optional(of("due_on")) ?? null,
    conditions: values.optional(of("conditions")) ?? null,
  };
}
