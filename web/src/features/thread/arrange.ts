/** From entries of two lanes to what the timeline shows: merged by time, marks left out, long runs of events folded. */
import type { Entry } from "~/api/types";
import { hasEarlier, type LaneEntries } from "./lanes";

/** Entries that have been applied to another entry and say nothing of their own. */
const SILENT = new Set(["revised", "retracted"]);
/** A run of this many events or more folds, but for its ends. */
const FOLD_FROM = 5;

export function isVisible(entry: Entry): boolean {
  return !SILENT.has(entry.kind);
}

/**
 * Each lane keeps its own order. Where a lane has older entries that are not loaded yet, nothing of the other lane
 * from before its first entry is shown: it would stand in the wrong company.
 */
export function merged(shared: LaneEntries | undefined, others: LaneEntries | undefined): Entry[] {
  const floor = [shared, others]
    .filter(hasEarlier)
    .map((lane) => lane?.items[0]?.occurred_at ?? "")
    .sort()
    .at(-1);
  const left = (shared?.items ?? []).filter((entry) => entry.occurred_at >= (floor ?? ""));
  const right = (others?.items ?? []).filter((entry) => entry.occurred_at >= (floor ?? ""));
  const result: Entry[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    const a = left[i];
    const b = right[j];
    if (a && (!b || a.occurred_at <= b.occurred_at)) {
      result.push(a);
      i += 1;
    } else if (b) {
      result.push(b);
      j += 1;
    }
  }
  return result.filter(isVisible);
}

/** Which lane has to be asked for older entries so that more can be shown. */
export function laneToExtend(
  shared: LaneEntries | undefined,
  others: LaneEntries | undefined,
): "shared" | "private" | null {
  const more = [
    { lane: "shared" as const, data: shared },
    { lane: "private" as const, data: others },
  ].filter((each) => hasEarlier(each.data));
  more.sort((a, b) =>
    (b.data?.items[0]?.occurred_at ?? "").localeCompare(a.data?.items[0]?.occurred_at ?? ""),
  );
  return more[0]?.lane ?? null;
}

export type Row = { kind: "entry"; entry: Entry } | { kind: "fold"; id: string; entries: Entry[] };

/** Events without text of their own are one quiet line. */
export function isLine(entry: Entry): boolean {
  return entry.kind !== "message" && !entry.body && !entry.body_html && entry.files.length === 0;
}

/**
 * Folds long runs of lines; `open` holds the ids of folds that the reader has opened. A run that holds `target`
 * is not folded.
 */
export function folded(
  entries: readonly Entry[],
  open: ReadonlySet<string>,
  target?: { lane: string; seq: number },
): Row[] {
  const rows: Row[] = [];
  let run: Entry[] = [];
  const flush = () => {
    const first = run[0];
    const last = run.at(-1);
    const holdsTarget = run.some((entry) => entry.lane === target?.lane && entry.seq === target.seq);
    if (first && last && run.length >= FOLD_FROM && !open.has(first.id) && !holdsTarget) {
      rows.push({ kind: "entry", entry: first });
      rows.push({ kind: "fold", id: first.id, entries: run.slice(1, -1) });
      rows.push({ kind: "entry", entry: last });
    } else {
      rows.push(...run.map((entry) => ({ kind: "entry" as const, entry })));
    }
    run = [];
  };
  for (const entry of entries) {
    if (isLine(entry)) {
      run.push(entry);
      continue;
    }
    flush();
    rows.push({ kind: "entry", entry });
  }
  flush();
  return rows;
}
