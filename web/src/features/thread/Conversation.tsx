/** Timeline and composer together, with the keys that go between them. */
import {
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from "react";
import { useT } from "~/i18n";
import { useHotkeys } from "~/lib/hotkeys";
import type { Lane } from "~/api/types";
import { ArrowDownIcon } from "~/ui/icons";
import { laneRef } from "./audience";
import { Composer, isFilled } from "./Composer";
import { useThreadInfo } from "./context";
import { LaneFilter, type Shown } from "./LaneFilter";
import { Pending } from "./Pending";
import { Timeline } from "./Timeline";
import { useAnchor } from "./useAnchor";
import { DraftKeeper, useDrafts } from "./useDrafts";
import { useReadMarks } from "./useReadMarks";
import type { Thread } from "./useThread";

const OF_A_SIDE: readonly Lane[] = ["shared", "private"];
/** Sending takes no longer, or it has failed. */
const SENDING_MS = 5000;

export function Conversation({
  thread,
  writer,
  before,
  guest = false,
}: {
  thread: Thread;
  /** The reader is of neither side, and has the lanes that name them. */
  guest?: boolean;
  /** Takes the way to the composer, for buttons elsewhere on the page. */
  writer?: RefObject<((lane: Lane) => void) | null>;
  /** Stands in the composer's place until the reader wants to write nevertheless. */
  before?: (write: (lane: Lane) => void) => ReactNode;
}) {
  const { threadId, membershipId, mayWrite } = useThreadInfo();
  const list = useRef<HTMLOListElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const lanes = useMemo(
    () => (thread.lanes.length > 0 ? thread.lanes.map(laneRef) : guest ? [] : OF_A_SIDE),
    [thread.lanes, guest],
  );
  const [chosen, setLane] = useState<Lane>("shared");
  const lane = lanes.includes(chosen) ? chosen : (lanes[0] ?? "shared");
  const [shown, setShown] = useState<Shown>("all");
  const [writing, setWriting] = useState(false);
  const { drafts, keep } = useDrafts();
  useReadMarks(threadId, list, thread.entries, thread.heads);
  const jump = useJump(thread, end, membershipId);

  // The end is shown once the message stands there.
  const justSent = useRef(false);
  const onSent = useCallback(() => {
    justSent.current = true;
    // A message that could not be sent must not pull the reader away later.
    setTimeout(() => {
      justSent.current = false;
    }, SENDING_MS);
  }, []);
  const held = lanes.map((each) => drafts[each]?.held?.send_at ?? "");
  const holding = `${held.join()} ${thread.entries.length}`;
  const { go } = jump;
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when a card has come
  useEffect(() => {
    if (!justSent.current) return;
    justSent.current = false;
    go();
  }, [holding, go]);

  const write = useCallback((to: Lane) => {
    setLane(to);
    setWriting(true);
    requestAnimationFrame(() => area.current?.focus());
  }, []);
  useImperativeHandle(writer, () => write, [write]);
  useAnchor(thread, list);
  useHotkeys(
    [
      {
        keys: "r",
        label: "shortcuts.reply",
        run: (event) => {
          event.preventDefault();
          write("shared");
        },
      },
      {
        keys: "n",
        label: "shortcuts.private_note",
        run: (event) => {
          event.preventDefault();
          write(lanes.includes("private") ? "private" : "shared");
        },
      },
    ],
    mayWrite,
  );

  const begun = writing || Object.values(drafts).some(isFilled);
  return (
    <>
      {lanes.length > 2 ? (
        <LaneFilter
          lanes={lanes}
          shown={shown}
          onShow={(next) => {
            setShown(next);
            // What one reads is where one writes.
            if (next !== "all") setLane(next);
          }}
        />
      ) : null}
      <Timeline thread={thread} list={list} only={shown === "all" ? null : shown} />
      {lanes.map((each) => (
        <DraftKeeper
          key={each}
          threadId={threadId}
          membershipId={membershipId}
          lane={each}
          enabled={mayWrite}
          keep={keep}
        />
      ))}
      {lanes.map((each) => {
        const draft = drafts[each];
        return draft ? (
          <Pending key={each} lane={each} draft={draft} onUndone={() => write(each)} />
        ) : null;
      })}
      <div ref={end} className="timeline-end" />
      <div className="compose-dock">
        <JumpPill {...jump} />
        {!mayWrite ? (
          <ReadOnly />
        ) : before && !begun ? (
          before(write)
        ) : (
          <Composer
            lane={lane}
            lanes={lanes}
            onLane={setLane}
            drafts={drafts}
            live={thread.live}
            area={area}
            onSent={onSent}
            isOver={before !== undefined}
          />
        )}
      </div>
    </>
  );
}

function ReadOnly() {
  const t = useT();
  return (
    <div className="compose pt-4">
      <p className="notice text-ink-2">{t("thread.read_only")}</p>
    </div>
  );
}

interface Jump {
  away: boolean;
  fresh: number;
  go: () => void;
}

/** Follows the end while it is in view, and what one does oneself; otherwise counts what has come in below. */
function useJump(thread: Thread, end: RefObject<HTMLDivElement | null>, membershipId: string): Jump {
  const [away, setAway] = useState(false);
  const [seen, setSeen] = useState(0);
  const arrived = thread.arrived.size;
  const atEnd = useRef(true);
  // Whoever did something sees it stand there.
  const own = thread.entries.at(-1)?.actor?.membership_id === membershipId;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the end is there once the entries are
  useEffect(() => {
    const element = end.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      ([change]) => {
        atEnd.current = change?.isIntersecting ?? false;
        setAway(!atEnd.current);
      },
      // The composer covers the lowest part of the window.
      { rootMargin: "0px 0px -60px 0px" },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [end, thread.pending]);

  const go = useCallback(() => {
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    end.current?.scrollIntoView({ block: "end", behavior: still ? "auto" : "smooth" });
  }, [end]);
  useEffect(() => {
    if (arrived > 0 && (atEnd.current || own)) end.current?.scrollIntoView({ block: "end" });
  }, [arrived, own, end]);
  useEffect(() => {
    if (!away) setSeen(arrived);
  }, [away, arrived]);
  return { away: away && !thread.pending, fresh: arrived - seen, go };
}

function JumpPill({ away, fresh, go }: Jump) {
  const t = useT();
  if (!away) return null;
  return (
    <button type="button" className="jump" onClick={go}>
      <ArrowDownIcon size={13} aria-hidden="true" />
      {fresh > 0 ? t("thread.n_new", { count: fresh }) : t("thread.newest")}
    </button>
  );
}
