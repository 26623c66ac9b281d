/**
 * The entries of a thread's lanes in the cache. A lane holds a run of entries without gaps, oldest first: the
 * newest page at first, older pages in front as they are asked for, new entries behind as they come in.
 */
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "~/api/client";
import { keys } from "~/api/query";
import type { Entry, EntryPage } from "~/api/types";
import type { Lane } from "~/live";

export const PAGE_SIZE = 50;

export interface LaneEntries {
  items: Entry[];
  /** The last `seq` that the client knows; the live channel goes on from here. */
  head: number;
}

export function laneKey(threadId: string, lane: Lane) {
  return [...keys.entries(threadId), lane] as const;
}

function get(threadId: string, params: { lane: Lane; before?: number; after?: number; limit?: number }) {
  return api.get<EntryPage>(`/threads/${encodeURIComponent(threadId)}/entries`, { ...params });
}

export function laneQuery(threadId: string, lane: Lane, client: QueryClient) {
  return queryOptions({
    queryKey: laneKey(threadId, lane),
    queryFn: async (): Promise<LaneEntries> => {
      const page = await get(threadId, { lane, limit: PAGE_SIZE });
      const old = client.getQueryData<LaneEntries>(laneKey(threadId, lane));
      return { items: old ? joined(old.items, page.items) : page.items, head: page.head };
    },
  });
}

/** Older pages stay when the newest page reaches back to them; otherwise there would be a gap. */
export function joined(old: readonly Entry[], newest: readonly Entry[]): Entry[] {
  const first = newest[0];
  const last = old.at(-1);
  if (!first || !last || first.seq > last.seq + 1) return [...newest];
  return [...old.filter((entry) => entry.seq < first.seq), ...newest];
}

/** Puts an entry at its place by `seq`, instead of what stood there. */
export function upserted(items: readonly Entry[], entry: Entry): Entry[] {
  const last = items.at(-1);
  if (!last || entry.seq > last.seq) return [...items, entry];
  const at = items.findIndex((each) => each.seq >= entry.seq);
  const found = items[at];
  if (found?.seq === entry.seq) return items.with(at, entry);
  return items.toSpliced(at, 0, entry);
}

export function hasEarlier(lane: LaneEntries | undefined): boolean {
  return (lane?.items[0]?.seq ?? 1) > 1;
}

export function putEntry(client: QueryClient, threadId: string, entry: Entry): void {
  client.setQueryData<LaneEntries>(laneKey(threadId, entry.lane), (old) =>
    old ? { items: upserted(old.items, entry), head: Math.max(old.head, entry.seq) } : old,
  );
}

export async function loadEarlier(client: QueryClient, threadId: string, lane: Lane): Promise<void> {
  const before = client.getQueryData<LaneEntries>(laneKey(threadId, lane))?.items[0]?.seq;
  if (!before || before <= 1) return;
  const page = await get(threadId, { lane, before, limit: PAGE_SIZE });
  client.setQueryData<LaneEntries>(laneKey(threadId, lane), (old) =>
    old ? { ...old, items: [...page.items, ...old.items.filter((entry) => entry.seq >= before)] } : old,
  );
}

/**
 * A revision or a retraction names the entry that it changes. A retraction needs no question; the new text of a
 * revision does, because it is shown at the original.
 */
export async function applyChange(client: QueryClient, threadId: string, change: Entry): Promise<void> {
  const key = laneKey(threadId, change.lane);
  const old = client.getQueryData<LaneEntries>(key);
  const target = old?.items.find((entry) => entry.id === change.data.entry_id);
  if (!target) return;
  if (change.kind === "retracted") {
    putEntry(client, threadId, { ...target, retracted: true, body: null, body_html: null, files: [] });
    return;
  }
  const page = await get(threadId, { lane: change.lane, after: target.seq - 1, limit: 1 });
  const fresh = page.items[0];
  if (fresh) putEntry(client, threadId, fresh);
}
