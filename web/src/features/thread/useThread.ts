/** A thread as a page needs it: entries of both lanes, live, with presence and typing. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { errorText } from "~/api/errors";
import { useActing } from "~/api/queries/me";
import { keys } from "~/api/query";
import type { Complaint, Entry } from "~/api/types";
import { useT } from "~/i18n";
import { type Heads, type ThreadLive, useThreadLive } from "~/live";
import { toast } from "~/ui/toast";
import { isVisible, laneToExtend, merged } from "./arrange";
import { applyChange, laneQuery, loadEarlier, putEntry } from "./lanes";

/** Parts of a complaint that an entry may change. */
const PARTS = [
  "facts",
  "offers",
  "commitments",
  "escalations",
  "ledger",
  "tasks",
  "satisfaction",
  "reviews",
  "links",
  "issues",
];

export interface Thread {
  entries: Entry[];
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

export function useThread(threadId: string, complaintId: string): Thread {
  const t = useT();
  const client = useQueryClient();
  const acting = useActing();
  const shared = useQuery(laneQuery(threadId, "shared", client));
  const others = useQuery(laneQuery(threadId, "private", client));
  const [arrived, setArrived] = useState<ReadonlySet<string>>(new Set());
  const [loading, setLoading] = useState(false);

  const heads = shared.data && others.data ? { shared: shared.data.head, private: others.data.head } : null;
  const live = useThreadLive(threadId, heads, {
    onEntry: (entry) => {
      const own = entry.actor?.membership_id === acting.id;
      putEntry(client, threadId, { ...entry, mine: own });
      if (!isVisible(entry)) void applyChange(client, threadId, entry);
      else setArrived((old) => new Set(old).add(entry.id));
      // What is settled has its own resources; of some of them only the entry tells.
      if (isVisible(entry)) {
        for (const part of PARTS) {
          void client.invalidateQueries({ queryKey: [...keys.complaint(complaintId), part] });
        }
      }
    },
    onRead: (read) => {
      if (read.lane !== "shared" || read.organisation.id === acting.organisation.id) return;
      client.setQueryData<Complaint>(keys.complaint(complaintId), (old) =>
        old ? { ...old, reads: withRead(old.reads, read) } : old,
      );
    },
  });

  const entries = useMemo(() => merged(shared.data, others.data), [shared.data, others.data]);
  const extend = laneToExtend(shared.data, others.data);
  const more = useCallback(() => {
    if (!extend) return;
    setLoading(true);
    loadEarlier(client, threadId, extend)
      .catch((error: unknown) => toast({ text: errorText(t, error), tone: "bad" }))
      .finally(() => setLoading(false));
  }, [client, threadId, extend, t]);

  return {
    entries,
    pending: shared.isPending || others.isPending,
    error: shared.data && others.data ? null : (shared.error ?? others.error),
    retry: () => {
      void shared.refetch();
      void others.refetch();
    },
    earlier: extend !== null,
    loadingEarlier: loading,
    loadEarlier: more,
    arrived,
    live,
    heads,
  };
}

function withRead(reads: Complaint["reads"], read: Complaint["reads"][number]): Complaint["reads"] {
  const others = reads.filter((each) => each.organisation.id !== read.organisation.id);
  const before = reads.find((each) => each.organisation.id === read.organisation.id);
  if (before && before.seq >= read.seq) return reads;
  return [...others, { organisation: read.organisation, seq: read.seq, at: read.at }];
}
