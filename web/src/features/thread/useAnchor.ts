/** Goes to the entry that the address names: `#e8` in the shared lane, `#p8` in the own private one, `#l<id>.8` in any other. */
import { useRouterState } from "@tanstack/react-router";
import { type RefObject, useEffect, useRef } from "react";
import type { Lane } from "~/api/types";
import type { Thread } from "./useThread";

export function useAnchor(thread: Thread, list: RefObject<HTMLOListElement | null>): void {
  const hash = useRouterState({ select: (state) => state.location.hash });
  const done = useRef<string | null>(null);
  const { entries, pending, earlier, loadingEarlier, loadEarlier } = thread;
  useEffect(() => {
    const target = anchorOf(hash);
    if (!target || pending || loadingEarlier || done.current === hash) return;
    const selector = `li[data-lane="${target.lane}"][data-seq="${target.seq}"]`;
    const element = list.current?.querySelector<HTMLElement>(selector);
    if (element) {
      done.current = hash;
      element.scrollIntoView({ block: "center" });
      element.focus({ preventScroll: true });
    } else if (earlier && !entries.some((entry) => entry.lane === target.lane && entry.seq <= target.seq)) {
      loadEarlier();
    }
  }, [hash, entries, pending, earlier, loadingEarlier, loadEarlier, list]);
}

/** The entry that a fragment names. */
export function anchorOf(hash: string): { lane: Lane; seq: number } | null {
  const found = /^(?:([ep])|l([0-9a-f-]{36})\.)([1-9]\d{0,9})$/.exec(hash);
  if (!found) return null;
  return { lane: found[2] ?? (found[1] === "e" ? "shared" : "private"), seq: Number(found[3]) };
}
