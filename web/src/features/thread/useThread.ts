/** A thread as a page needs it: entries of all its lanes, live, with presence and typing. */
import { useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { errorText } from "~/api/errors";
import { lanesQuery } from "~/api/queries/dispute";
import { useActing } from "~/api/queries/me";
import { keys } from "~/api/query";
import type { Complaint, Entry, Lane, LaneView } from "~/api/types";
import { useT } from "~/i18n";
import { type Heads, type ThreadLive, useThreadLive } from "~/live";
import { toast } from "~/ui/toast";
import { isVisible, laneToExtend, merged } from "./arrange";
import { laneRef } from "./audience";
import { applyChange, laneKey, laneQuery, loadEarlier, putEntry } from "./lanes";
import { catchUp, type Followed, ofComplaint, partsRenewer } from "./renewParts";

/** What each of the two sides has in any case; lanes that name their readers come on top. */
const OF_A_SIDE: readonly Lane[] = ["shared", "private"];
const NONE: readonly LaneView[] = [];

export interface Thread {
  entries: Entry[];
  /** The lanes that the reader has; empty until they are known. */
  lanes: readonly LaneView[];
  pending: boolean;
  error: Error | null;
  retry: () => void;
  /** There are older entries. */
  earlier: boolean;
  loadingEarlier: boolean;
  loadEarlier: () => void;
  /** Ids of entries that came while the page was open, for the slide-in and the "3 new" pill. */
  arrived: ReadonlySet<string>;
  live: ThreadLive;
  heads: Heads | null;
}

/**
 * `guest`: which lanes there are has to be asked first, as the reader is of neither side, or the thread may be one of
 * the own organisation alone. `other`: told for records that are no complaints.
 */
export function useThread(threadId: string, complaintId: string, guest = false, other?: Followed): Thread {
  const t = useT();
  const client = useQueryClient();
  const acting = useActing();
  const complaint = useMemo(() => ofComplaint(complaintId), [complaintId]);
  const followed = other ?? complaint;
  const views = useQuery(lanesQuery(followed.key, threadId));
  const lanes = useMemo(
    () => views.data?.items.map(laneRef) ?? (guest ? [] : OF_A_SIDE),
    [views.data, guest],
  );
  const queries = useQueries({ queries: lanes.map((lane) => laneQuery(threadId, lane, client)) });
  const [arrived, setArrived] = useState<ReadonlySet<string>>(new Set());
  const [loading, setLoading] = useState(false);

  const known = queries.map((query) => query.data);
  const complete = lanes.length > 0 && known.every((data) => data !== undefined);
  const heads: Heads | null = complete
    ? Object.fromEntries(lanes.map((lane, index) => [lane, known[index]?.head ?? 0]))
    : null;
  const renewParts = useMemo(() => partsRenewer(client, followed), [client, followed]);
  const live = useThreadLive(threadId, heads, {
    onEntry: (entry) => {
      // A frame is the same for all readers: what only the two sides may read has to be asked for.
      if (entry.withheld) {
        void client.invalidateQueries({ queryKey: laneKey(threadId, entry.lane) });
        renewParts();
        return;
      }
      const own = entry.actor?.membership_id === acting.id;
      putEntry(client, threadId, { ...entry, mine: own });
      if (!isVisible(entry)) void applyChange(client, threadId, entry);
      else setArrived((old) => new Set(old).add(entry.id));
      // What is settled has its own resources; of some of them only the entry tells.
      if (isVisible(entry)) renewParts();
    },
    onFollowed: () => void catchUp(client, followed, renewParts),
    onRead: (read) => {
      if (read.lane !== "shared" || read.organisation.id === acting.organisation.id) return;
      client.setQueryData<Complaint>(keys.complaint(complaintId), (old) =>
        old?.reads ? { ...old, reads: withRead(old.reads, read) } : old,
      );
    },
  });

  const entries = useStable(known, merged);
  const extend = laneToExtend(lanes.map((lane, index) => ({ lane, data: known[index] })));
  const more = useCallback(() => {
    if (!extend) return;
    setLoading(true);
    loadEarlier(client, threadId, extend)
      .catch((error: unknown) => toast({ text: errorText(t, error), tone: "bad" }))
      .finally(() => setLoading(false));
  }, [client, threadId, extend, t]);

  return {
    entries,
    lanes: views.data?.items ?? NONE,
    pending: !complete && queries.every((query) => !query.isError) && !views.isError,
    error: complete ? null : (queries.find((query) => query.error)?.error ?? views.error),
    retry: () => {
      void views.refetch();
      for (const query of queries) void query.refetch();
    },
    earlier: extend !== null,
    loadingEarlier: loading,
    loadEarlier: more,
    arrived,
    live,
    heads,
  };
}

/** The same result as long as none of the inputs has changed; there are as many as there are lanes. */
function useStable<In, Out>(inputs: readonly In[], make: (...inputs: In[]) => Out): Out {
  const [kept, setKept] = useState(() => ({ inputs, out: make(...inputs) }));
  const same =
    kept.inputs.length === inputs.length && kept.inputs.every((input, index) => input === inputs[index]);
  if (same) return kept.out;
  const next = { inputs, out: make(...inputs) };
  setKept(next);
  return next.out;
}

function withRead(reads: Complaint["reads"], read: Complaint["reads"][number]): Complaint["reads"] {
  const others = reads.filter((each) => each.organisation.id !== read.organisation.id);
  const before = reads.find((each) => each.organisation.id === read.organisation.id);
  if (before && before.seq >= read.seq) return reads;
  return [...others, { organisation: read.organisation, seq: read.seq, at: read.at }];
}
