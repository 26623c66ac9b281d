/** Tells the server how far the reader has come: what was on the screen of a visible page counts as read. */
import { useQueryClient } from "@tanstack/react-query";
import { type RefObject, useEffect, useRef } from "react";
import { api } from "~/api/client";
import { keys } from "~/api/query";
import type { Entry } from "~/api/types";
import type { Heads, Lane } from "~/live";

const PAUSE_MS = 600;

export function useReadMarks(
  threadId: string,
  list: RefObject<HTMLOListElement | null>,
  entries: readonly Entry[],
  heads: Heads | null,
): void {
  const client = useQueryClient();
  const sent = useRef<Heads>({});
  const seen = useRef<Heads>({});
  const latest = useRef({ entries, heads });
  latest.current = { entries, heads };

  // biome-ignore lint/correctness/useExhaustiveDependencies: new entries are new elements to watch
  useEffect(() => {
    const root = list.current;
    if (!root) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const report = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (document.hidden) return;
        for (const [lane, shown] of Object.entries(seen.current)) {
          const seq = upTo(lane, shown, latest.current);
          if (seq <= (sent.current[lane] ?? 0)) continue;
          sent.current[lane] = seq;
          api
            .post(`/threads/${encodeURIComponent(threadId)}/read`, { lane, seq })
            .then(() => {
              void client.invalidateQueries({ queryKey: keys.complaintLists, refetchType: "none" });
              void client.invalidateQueries({ queryKey: keys.guestCases, refetchType: "none" });
              void client.invalidateQueries({ queryKey: keys.projects, refetchType: "none" });
              void client.invalidateQueries({ queryKey: ["project"], refetchType: "none" });
              void client.invalidateQueries({ queryKey: keys.counts });
            })
            .catch(() => {
              sent.current[lane] = 0;
            });
        }
      }, PAUSE_MS);
    };
    const observer = new IntersectionObserver((changes) => {
      for (const change of changes) {
        if (!change.isIntersecting || !(change.target instanceof HTMLElement)) continue;
        const lane = change.target.dataset.lane;
        if (!lane) continue;
        seen.current[lane] = Math.max(seen.current[lane] ?? 0, Number(change.target.dataset.seq));
      }
      report();
    });
    for (const element of root.querySelectorAll("li[data-seq]")) observer.observe(element);
    document.addEventListener("visibilitychange", report);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      document.removeEventListener("visibilitychange", report);
    };
  }, [client, threadId, list, entries]);
}

/** Marks without a place of their own, such as retractions, are read with the entry before them. */
function upTo(lane: Lane, seq: number, known: { entries: readonly Entry[]; heads: Heads | null }): number {
  const last = known.entries.findLast((entry) => entry.lane === lane);
  return last && seq >= last.seq ? Math.max(seq, known.heads?.[lane] ?? 0) : seq;
}
