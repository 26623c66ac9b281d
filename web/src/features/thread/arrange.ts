/** From entries of all lanes to what the timeline shows: merged by time, marks left out, long runs of events folded. */
import type { Entry, Lane } from "~/api/types";
import { hasEarlier, type LaneEntries } from "./lanes";

/** Entries that have been applied to another entry and say nothing of their own. */
const SILENT = new Set(["revised", "retracted"]);
/** A run of this many events or more folds, but for its ends. */
const FOLD_FROM = 5;

/** What is withheld from a guest says nothing to them, not even that it is there. */
export function isVisible(entry: Entry): boolean {
  return !SILENT.has(entry.kind) && !entry.withheld;
}

/**
 * Each lane keeps its own order. Where a lane has older entries that are not loaded yet, nothing of the others from
 * before its first entry is shown: it would stand in the wrong company.
 */
export function merged(...lanes: (LaneEntries | undefined)[]): Entry[] {
  const floor =
    lanes
      .filter(hasEarlier)
      .map((lane) => lane?.items[0]?.occurred_at ?? "")
      .sort()
      .at(-1) ?? "";
  const runs = lanes.map((lane) => (lane?.items ?? []).filter((entry) => entry.occurred_at >= floor));
  const at = runs.map(() => 0);
  const result: Entry[] = [];
  for (;;) {
    let first: { run: number; entry: Entry } | null = null;
    for (const [run, items] of runs.entries()) {
      const entry = items[at[run] ?? 0];
      if (entry && (first === null || entry.occurred_at < first.entry.occurred_at)) first = { run, entry };
    }
    if (first === null) return result.filter(isVisible);
    result.push(first.entry);
    at[first.run] = (at[first.run] ?? 0) + 1;
  }
}

/** Which lane has to be asked for older entries so that more can be shown. */
export function laneToExtend(lanes: readonly { lane: Lane; data: LaneEntries | undefined }[]): Lane | null {
  const more = lanes.filter((each) => hasEarlier(each.data));
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
