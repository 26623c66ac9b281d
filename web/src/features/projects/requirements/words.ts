/** What requirements and their parts are called, and targets as people write them. */
import type { ApiError } from "~/api/errors";
import type { Requirement, RequirementList, Target } from "~/api/types-requirements";
import type { Translate } from "~/i18n";
import { refusal as ofProjects } from "../words";

const SIGNS: Record<Target["comparison"], string> = { at_least: "≥", at_most: "≤", equal: "=" };

/** "≥ 12.5 bar", with the comma of the language. */
export function targetText(target: Target | null, locale: string): string {
  if (!target) return "";
  const value = locale === "ru" ? target.value.replace(".", ",") : target.value;
  return [SIGNS[target.comparison], value, target.unit].filter(Boolean).join(" ");
}

/** What was typed as a target; null is none, undefined is nothing that can be measured. */
export function readTarget(text: string): Target | null | undefined {
  if (text.trim() === "") return null;
  const found = /^\s*(>=|=>|≥|>|<=|=<|≤|<|=)?\s*([-−]?\d+(?:[.,]\d+)?)\s*(.*?)\s*$/.exec(text);
  if (!found) return undefined;
  const [, sign = "", value = "", unit = ""] = found;
  const comparison = /[<≤]/.test(sign) ? "at_most" : sign === "=" ? "equal" : "at_least";
  return { comparison, value: value.replace("−", "-").replace(",", "."), unit: unit || null };
}

interface WithActions {
  actions: readonly { name: string; allowed: boolean }[];
}

export function may(of: WithActions, name: string): boolean {
  return of.actions.some((action) => action.name === name && action.allowed);
}

/** Why something is refused, said of requirements. */
export function refusal(t: Translate, error: ApiError): string | null {
  const id = `requirements.reason_${error.detail}`;
  if (error.is("action_not_allowed") && t.has(id)) return t(id);
  if (error.fields.some((field) => field.code === "circular")) return t("requirements.circular");
  return ofProjects(t, error);
}

/** The filters of the table. */
export interface Filters {
  state: string;
  priority: string;
  uncovered: boolean;
}

export const ALL: Filters = { state: "", priority: "", uncovered: false };

export function isFiltered(filters: Filters): boolean {
  return filters.state !== "" || filters.priority !== "" || filters.uncovered;
}

export function filtered(items: readonly Requirement[], filters: Filters): Requirement[] {
  return items.filter(
    (item) =>
      (filters.state === "" || item.state === filters.state) &&
      (filters.priority === "" || item.priority === filters.priority) &&
      (!filters.uncovered || (!item.covered && item.state !== "waived")),
  );
}

export type Place = "up" | "down" | "top" | { onto: string };

/**
 * Behind which row one is put when it is moved among those of its parent: an id, null for the first place, undefined
 * where it stands there already.
 */
export function behind(items: readonly Requirement[], id: string, place: Place): string | null | undefined {
  const moved = items.find((item) => item.id === id);
  if (!moved) return undefined;
  const row = items.filter((item) => item.parent_id === moved.parent_id);
  const at = row.indexOf(moved);
  if (place === "top") return at === 0 ? undefined : null;
  if (place === "up") return at === 0 ? undefined : (row[at - 2]?.id ?? null);
  if (place === "down") return row[at + 1]?.id;
  let target = items.find((item) => item.id === place.onto);
  // Whoever drops it on a part of a neighbour means that neighbour.
  while (target && target.parent_id !== moved.parent_id) {
    const above: string | null = target.parent_id;
    target = above ? items.find((item) => item.id === above) : undefined;
  }
  if (!target || target === moved) return undefined;
  const to = row.indexOf(target);
  return to > at ? target.id : (row[to - 1]?.id ?? null);
}

/** The review that is up, or whose end still matters: refused, stale, taken back. */
export function newestReview(list: RequirementList) {
  return list.reviews[0] ?? null;
}

/** The version that is up for signing and how many have signed it: none of it holds once the list is changed. */
export function signaturesAtStake(list: RequirementList): { version: number; count: number } | null {
  const review = newestReview(list);
  if (list.state !== "in_review" || !review) return null;
  const signed = review.signoff?.slots.filter((slot) => slot.vote === "signed") ?? [];
  return { version: review.list_version, count: signed.length };
}
