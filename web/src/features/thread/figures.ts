/** `entry.data` has a shape for each kind and comes from the server as plain JSON: read it with care. */
import type { Entry } from "~/api/types";

type Figures = Pick<Entry, "data">;

export function textFigure(entry: Figures, key: string): string | null {
  const value = entry.data?.[key];
  return typeof value === "string" && value !== "" ? value : null;
}

export function numberFigure(entry: Figures, key: string): number | null {
  const value = entry.data?.[key];
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

export interface Change {
  field: string;
  from: unknown;
  to: unknown;
}

/** Of an `edited` entry. A long text is named without its contents. */
export function changesOf(entry: Figures): Change[] {
  const list = entry.data?.changes;
  if (!Array.isArray(list)) return [];
  return list.filter((each): each is Change => typeof each?.field === "string");
}
