/** The record as it happened: cards for what people wrote, quiet lines for events, newest at the end. */
import { useRouterState } from "@tanstack/react-router";
import { type RefObject, useMemo, useRef, useState } from "react";
import type { Entry, Lane } from "~/api/types";
import { useT } from "~/i18n";
import { useHotkeys } from "~/lib/hotkeys";
import { Button } from "~/ui/Button";
import { ErrorState, Skeleton, Time } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { CheckIcon } from "~/ui/icons";
import { folded, isLine } from "./arrange";
import { useThreadInfo } from "./context";
import { EntryCard, type OfferFacts } from "./EntryCard";
import { EventLine } from "./EventLine";
import { textFigure } from "./figures";
import { anchorOf } from "./useAnchor";
import type { Thread } from "./useThread";

export function Timeline({
  thread,
  list,
  only,
}: {
  thread: Thread;
  list: RefObject<HTMLOListElement | null>;
  /** The one lane that the reader wants to see. */
  only: Lane | null;
}) {
  const t = useT();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const hash = useRouterState({ select: (state) => state.location.hash });
  const rows = useMemo(() => {
    const target = anchorOf(hash);
    const entries = only ? thread.entries.filter((entry) => entry.lane === only) : thread.entries;
    return folded(entries, open, target ?? undefined);
  }, [thread.entries, open, hash, only]);
  const offers = useMemo(() => offersOf(thread), [thread]);
  const seen = useSeen(thread.entries);
  useStepping(list);

  if (thread.error) return <ErrorState error={thread.error} onRetry={thread.retry} />;
  if (thread.pending) return <LoadingTimeline />;
  if (only && rows.length === 0) {
    return <p className="mt-6 text-center text-ink-2">{t("thread.lane_empty")}</p>;
  }
  return (
    <>
      {thread.earlier ? (
        <div className="mt-4 flex justify-center">
          <Button small pending={thread.loadingEarlier} onClick={thread.loadEarlier}>
            {t("thread.show_earlier")}
          </Button>
        </div>
      ) : null}
      <ol ref={list} className="timeline" aria-label={t("thread.timeline")}>
        {rows.map((row) =>
          row.kind === "fold" ? (
            <li key={`fold-${row.id}`} className="fold">
              <Button tone="link" onClick={() => setOpen((old) => new Set(old).add(row.id))}>
                {t("thread.n_events", { count: row.entries.length })}
              </Button>
            </li>
          ) : (
            <li
              key={row.entry.id}
              data-lane={row.entry.lane}
              data-seq={row.entry.seq}
              tabIndex={-1}
              className={cx(thread.arrived.has(row.entry.id) && "arrived")}
            >
              <EntryRow entry={row.entry} offer={offers.get(row.entry.id)} />
              {seen?.id === row.entry.id ? (
                <p className="seen">
                  <CheckIcon size={12} aria-hidden="true" />
                  {t("thread.seen_by", { org: seen.by })}
                  {seen.at ? (
                    <>
                      {", "}
                      <Time at={seen.at} as={isToday(seen.at) ? "time" : "full"} />
                    </>
                  ) : null}
                </p>
              ) : null}
            </li>
          ),
        )}
      </ol>
    </>
  );
}

function EntryRow({ entry, offer }: { entry: Entry; offer: OfferFacts | undefined }) {
  if (entry.kind === "message" || offer) return <EntryCard entry={entry} offer={offer} />;
  return (
    <>
      <EventLine entry={entry} />
      {isLine(entry) ? null : <EntryCard entry={entry} />}
    </>
  );
}

/** Numbers the offers, and says what each changes against the one before. */
function offersOf(thread: Thread): Map<string, OfferFacts> {
  const offers = new Map<string, OfferFacts>();
  let before: string | null = null;
  for (const entry of thread.entries) {
    if (entry.kind !== "proposed") continue;
    offers.set(entry.id, { number: thread.earlier ? null : offers.size + 1, before });
    before = textFigure(entry, "resolution_code");
  }
  return offers;
}

/** The last of our shared messages that the other side has read. */
function useSeen(entries: readonly Entry[]): { id: string; by: string; at: string | null } | null {
  const { complaint, own } = useThreadInfo();
  const read = complaint.reads.find((each) => each.organisation.id === complaint.counterpart.id);
  if (!read) return null;
  const last = entries.findLast(
    (entry) =>
      entry.lane === "shared" &&
      !isLine(entry) &&
      entry.actor?.organisation.id === own.id &&
      entry.seq <= read.seq,
  );
  return last ? { id: last.id, by: read.organisation.name, at: read.at } : null;
}

function isToday(at: string): boolean {
  return new Date(at).toDateString() === new Date().toDateString();
}

/** J and K go from entry to entry. */
function useStepping(list: RefObject<HTMLOListElement | null>): void {
  const current = useRef<HTMLElement | null>(null);
  const step = (by: number) => {
    const items = [...(list.current?.querySelectorAll<HTMLElement>("li[data-seq]") ?? [])];
    const at = current.current ? items.indexOf(current.current) : -1;
    const firstShown = items.findIndex((item) => item.getBoundingClientRect().bottom > 0);
    const next = items[at < 0 ? Math.max(firstShown, 0) : Math.min(Math.max(at + by, 0), items.length - 1)];
    if (!next) return;
    current.current = next;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };
  useHotkeys([
    { keys: "j", label: "shortcuts.next_entry", run: () => step(1) },
    { keys: "k", label: "shortcuts.previous_entry", run: () => step(-1) },
  ]);
}

function LoadingTimeline() {
  const t = useT();
  return (
    <div role="status" className="mt-5 flex flex-col gap-4 pl-10.5">
      <span className="sr-only">{t("common.loading")}</span>
      {[70, 96, 82].map((height) => (
        <Skeleton key={height} height={height} />
      ))}
    </div>
  );
}
