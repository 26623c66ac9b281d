/** The socket in React: hints renew what is cached, threads get their entries. */
import { useQueryClient } from "@tanstack/react-query";
import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { API } from "~/api/client";
import type { Entry, OrgRef, PersonRef } from "~/api/types";
import type { Heads, Lane } from "./frames";
import { renew } from "./renew";
import { LiveSocket, type LiveState } from "./socket";

export type { Heads, Lane } from "./frames";
export type { LiveState } from "./socket";

const LiveContext = createContext<LiveSocket | null>(null);

/** How long somebody counts as typing after their last sign of it. */
const TYPING_MS = 5_000;
/** How often we tell that we are typing. */
const TYPING_EVERY_MS = 3_000;

export function LiveProvider({ organisation, children }: { organisation: string; children: ReactNode }) {
  const client = useQueryClient();
  const [socket] = useState(() => {
    const scheme = window.location.protocol === "https:" ? "wss" : "ws";
    return new LiveSocket(`${scheme}://${window.location.host}${API}/live`, organisation);
  });
  useEffect(() => {
    const stopFrames = socket.onFrame((frame) => renew(client, frame));
    // Hints from before the socket was open are lost: everything that was read until now may be old.
    const stopOpen = socket.onOpen(() => void client.invalidateQueries());
    socket.start();
    return () => {
      stopFrames();
      stopOpen();
      socket.stop();
    };
  }, [socket, client]);
  return <LiveContext value={socket}>{children}</LiveContext>;
}

function useSocket(): LiveSocket {
  const socket = use(LiveContext);
  if (!socket) throw new Error("useThreadLive and useLiveState work inside the organisation's pages");
  return socket;
}

export function useLiveState(): LiveState {
  const socket = useSocket();
  return useSyncExternalStore(socket.onState, socket.state);
}

export interface ThreadHandlers {
  /** A new entry, once and in order within its lane. `revised` and `retracted` come as entries too. */
  onEntry?: (entry: Entry, lane: Lane) => void;
  /** From now on nothing is missed; what was read of the record before may be old already. */
  onFollowed?: () => void;
  /** Too much was missed: ask for the entries again (`keys.entries(thread)` is already invalidated). */
  onResync?: () => void;
  /** The other organisation has read up to `seq`. */
  onRead?: (read: { lane: Lane; organisation: OrgRef; seq: number; at: string }) => void;
  /** The own draft was changed on another device (`keys.drafts(thread)` is already invalidated). */
  onDraft?: (lane: Lane) => void;
}

export interface ThreadLive {
  state: LiveState;
  /** Who has the record open now, without us. */
  presence: PersonRef[];
  typing: { person: PersonRef; lane: Lane }[];
  /** Call at every key press; it is sent at most every 3 seconds. */
  sendTyping: (lane: Lane) => void;
}

/**
 * Follows a thread. `heads` are the last seqs from the GET of the entries; with `null` it waits until they are known,
 * and begins anew when a lane is added or taken away. Handlers may be new on every render.
 */
export function useThreadLive(threadId: string, heads: Heads | null, handlers: ThreadHandlers): ThreadLive {
  const socket = useSocket();
  const state = useLiveState();
  const latest = useRef(handlers);
  latest.current = handlers;
  const firstHeads = useRef(heads);
  firstHeads.current = heads;
  const [presence, setPresence] = useState<PersonRef[]>([]);
  const [typing, setTyping] = useState<{ person: PersonRef; lane: Lane; until: number }[]>([]);
  const lanes = heads === null ? null : Object.keys(heads).sort().join(" ");

  useEffect(() => {
    if (lanes === null || !firstHeads.current) return;
    const stopFrames = socket.onFrame((frame) => {
      if (!("thread" in frame) || frame.thread !== threadId) return;
      switch (frame.type) {
        case "entry":
          setTyping((old) =>
            old.filter((each) => each.person.membership_id !== frame.entry.actor?.membership_id),
          );
          latest.current.onEntry?.(frame.entry, frame.lane);
          break;
        case "subscribed":
          latest.current.onFollowed?.();
          break;
        case "resync":
          latest.current.onResync?.();
          break;
        case "read":
          latest.current.onRead?.(frame);
          break;
        case "draft":
          latest.current.onDraft?.(frame.lane);
          break;
        case "presence":
          setPresence(frame.people);
          break;
        case "typing":
          setTyping((old) => [
            ...old.filter((each) => each.person.membership_id !== frame.person.membership_id),
            { person: frame.person, lane: frame.lane, until: Date.now() + TYPING_MS },
          ]);
          break;
        default:
      }
    });
    const unsubscribe = socket.subscribe(threadId, firstHeads.current);
    return () => {
      unsubscribe();
      stopFrames();
      setPresence([]);
      setTyping([]);
    };
  }, [socket, threadId, lanes]);

  useEffect(() => {
    if (typing.length === 0) return;
    const next = Math.min(...typing.map((each) => each.until)) - Date.now();
    const timer = setTimeout(
      () => setTyping((old) => old.filter((each) => each.until > Date.now())),
      Math.max(next, 50),
    );
    return () => clearTimeout(timer);
  }, [typing]);

  const lastSent = useRef(0);
  const sendTyping = useCallback(
    (lane: Lane) => {
      if (Date.now() - lastSent.current < TYPING_EVERY_MS) return;
      lastSent.current = Date.now();
      socket.typing(threadId, lane);
    },
    [socket, threadId],
  );
  return { state, presence, typing, sendTyping };
}
