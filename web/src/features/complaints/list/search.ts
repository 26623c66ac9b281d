/**
 * What the address of the list holds. The names are those of the API, so that a saved view is the same for the
 * server; `view` says which tab it began with. Lists are joined with commas.
 */
import type { Params } from "~/api/client";
import type { SavedView } from "~/api/types";
import { CATEGORIES, SEVERITIES, STATUSES } from "../labels";

export interface ListSearch {
  view?: string;
  q?: string;
  status?: string;
  severity?: string;
  category?: string;
  relationship_id?: string;
  owner?: string;
  ball?: string;
  open?: boolean;
}

export type FilterKey = "status" | "severity" | "category" | "relationship_id" | "owner";
const FILTERS: readonly FilterKey[] = ["status", "severity", "category", "relationship_id", "owner"];
const BALLS = ["mine", "theirs", "customer", "vendor", "third", "both"];

function words(value: unknown, known: readonly string[]): string | undefined {
  const kept = String(value ?? "")
    .split(",")
    .filter((word) => known.includes(word));
  return kept.length > 0 ? kept.join(",") : undefined;
}

function text(value: unknown): string | undefined {
  const plain = typeof value === "string" || typeof value === "number" ? String(value).slice(0, 200) : "";
  return plain === "" ? undefined : plain;
}

function id(value: unknown): string | undefined {
  const plain = text(value);
  return plain && /^[0-9a-f-]{36}$/i.test(plain) ? plain : undefined;
}

/** Anything unknown in an address is left out, so that an old link still opens. */
export function validateListSearch(raw: Record<string, unknown>): ListSearch {
  const found: ListSearch = {
    view: BUILT_IN.some((view) => view === raw.view) ? String(raw.view) : id(raw.view),
    q: text(raw.q),
    status: words(raw.status, STATUSES),
    severity: words(raw.severity, SEVERITIES),
    category: words(raw.category, CATEGORIES),
    relationship_id: id(raw.relationship_id),
    owner: raw.owner === "me" || raw.owner === "none" ? raw.owner : id(raw.owner),
    ball: BALLS.includes(String(raw.ball)) ? String(raw.ball) : undefined,
    open: raw.open === undefined ? undefined : String(raw.open) !== "false",
  };
  return compact(found);
}

function compact<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;
}

export const BUILT_IN = ["turn", "open", "mine", "closed"] as const;
export type BuiltIn = (typeof BUILT_IN)[number];
export const FIRST_VIEW: BuiltIn = "open";

const BASE: Record<BuiltIn, Record<string, string>> = {
  turn: { ball: "mine", open: "true" },
  open: { open: "true" },
  mine: { owner: "me", open: "true" },
  closed: { open: "false" },
};

/** The query of the list for the server. */
export function queryOf(search: ListSearch): Record<string, string> {
  const { view = FIRST_VIEW, ...rest } = search;
  const base = view in BASE ? BASE[view as BuiltIn] : {};
  const own = Object.entries(rest).filter(([, value]) => value !== undefined);
  return { ...base, ...Object.fromEntries(own.map(([key, value]) => [key, String(value)])) };
}

export function paramsOf(search: ListSearch): Params {
  return queryOf(search);
}

export function searchOfView(view: SavedView): ListSearch {
  return { ...validateListSearch(view.query), view: view.id };
}

export function isFiltered(search: ListSearch): boolean {
  return search.q !== undefined || FILTERS.some((key) => search[key] !== undefined);
}

/** The same tab without filters and search. */
export function withoutFilters(search: ListSearch): ListSearch {
  return search.view ? { view: search.view } : {};
}

/** Whether the list no longer shows what the saved view holds. */
export function differs(search: ListSearch, view: SavedView): boolean {
  const plain = (query: Record<string, string>) => JSON.stringify(Object.entries(query).sort());
  return plain(queryOf({ ...search, view: view.id })) !== plain(queryOf(searchOfView(view)));
}
