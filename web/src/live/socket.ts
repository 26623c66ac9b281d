/**
 * The one socket of this tab. It names the organisation first, subscribes threads with the last `seq` it has of each
 * lane, drops what it has seen already, and after a loss comes back with growing, random pauses and the same seqs:
 * nothing is missing and nothing doubled. Hints without `seq` cannot be replayed, so whenever it opens, everything that
 * hints stand for is asked for again.
 */
import type { ClientFrame, Heads, Lane, ServerFrame } from "./frames";

/** `lost` is shown to the reader; `ended` means that the session is over and no return is tried. */
export type LiveState = "connecting" | "open" | "lost" | "ended";

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
const PING_EVERY_MS = 25_000;
const PONG_WITHIN_MS = 10_000;
const SESSION_ENDED = 4401;

type Listener = (frame: ServerFrame) => void;

interface Topic {
  users: number;
  heads: Heads;
}

export class LiveSocket {
  private socket: WebSocket | null = null;
  private readonly topics = new Map<string, Topic>();
  private readonly listeners = new Set<Listener>();
  private readonly stateListeners = new Set<() => void>();
  private readonly openListeners = new Set<() => void>();
  private failures = 0;
  private stopped = true;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private pingTimer: ReturnType<typeof setInterval> | undefined;
  private pongTimer: ReturnType<typeof setTimeout> | undefined;
  private current: LiveState = "connecting";

  constructor(
    private readonly url: string,
    private readonly organisation: string,
    private readonly random: () => number = Math.random,
  ) {}

  start(): void {
    if (!this.stopped) return;
    this.stopped = false;
    window.addEventListener("online", this.wake);
    document.addEventListener("visibilitychange", this.wake);
    this.connect();
  }

  stop(): void {
    this.stopped = true;
    window.removeEventListener("online", this.wake);
    document.removeEventListener("visibilitychange", this.wake);
    clearTimeout(this.retryTimer);
    this.dropSocket();
  }

  state = (): LiveState => this.current;

  onState = (listener: () => void): (() => void) => {
    this.stateListeners.add(listener);
    return () => this.stateListeners.delete(listener);
  };

  onFrame(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The socket is open, for the first time or after a loss: hints come from now on. */
  onOpen(listener: () => void): () => void {
    this.openListeners.add(listener);
    return () => this.openListeners.delete(listener);
  }

  /** `heads`: what the caller has from its GET. Several users of a thread share one subscription. */
  subscribe(thread: string, heads: Heads): () => void {
    const known = this.topics.get(thread);
    if (known) {
      known.users += 1;
    } else {
      this.topics.set(thread, { users: 1, heads: { ...heads } });
      this.send({ subscribe: { thread, after: heads } });
    }
    return () => {
      const topic = this.topics.get(thread);
      if (!topic) return;
      topic.users -= 1;
      if (topic.users > 0) return;
      this.topics.delete(thread);
      this.send({ unsubscribe: { thread } });
    };
  }

  typing(thread: string, lane: Lane): void {
    this.send({ typing: { thread, lane } });
  }

  private send(frame: ClientFrame): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
  }

  private connect(): void {
    clearTimeout(this.retryTimer);
    const socket = new WebSocket(this.url);
    this.socket = socket;
    socket.onopen = () => {
      this.send({ organisation: this.organisation });
      for (const [thread, topic] of this.topics) this.send({ subscribe: { thread, after: topic.heads } });
    };
    socket.onmessage = (event) => this.receive(String(event.data));
    socket.onclose = (event) => {
      if (this.socket !== socket) return;
      this.dropSocket();
      if (event.code === SESSION_ENDED) this.setState("ended");
      else this.retryLater();
    };
  }

  private receive(text: string): void {
    clearTimeout(this.pongTimer);
    let frame: ServerFrame;
    try {
      frame = JSON.parse(text) as ServerFrame;
    } catch {
      return;
    }
    if (frame.type === "hello") this.opened();
    if (frame.type === "entry" && !this.isNew(frame)) return;
    for (const listener of this.listeners) listener(frame);
  }

  private isNew(frame: ServerFrame & { type: "entry" }): boolean {
    const topic = this.topics.get(frame.thread);
    if (!topic || frame.entry.seq <= (topic.heads[frame.lane] ?? 0)) return false;
    topic.heads[frame.lane] = frame.entry.seq;
    return true;
  }

  private opened(): void {
    this.failures = 0;
    this.setState("open");
    clearInterval(this.pingTimer);
    this.pingTimer = setInterval(() => {
      this.send({ ping: 1 });
      clearTimeout(this.pongTimer);
      // Closing a dead connection may take a minute; it is left behind at once.
      this.pongTimer = setTimeout(() => {
        this.dropSocket();
        this.retryLater();
      }, PONG_WITHIN_MS);
    }, PING_EVERY_MS);
    for (const listener of this.openListeners) listener();
  }

  private retryLater(): void {
    if (this.stopped) return;
    this.setState("lost");
    const longest = Math.min(FIRST_PAUSE_MS * 2 ** this.failures, LONGEST_PAUSE_MS);
    this.failures += 1;
    this.retryTimer = setTimeout(() => this.connect(), longest * (0.5 + this.random() / 2));
  }

  /** The network or the reader is back: no reason to wait longer. */
  private wake = (): void => {
    if (this.stopped || this.socket || this.current === "ended" || document.hidden) return;
    this.failures = 0;
    this.connect();
  };

  private dropSocket(): void {
    clearInterval(this.pingTimer);
    clearTimeout(this.pongTimer);
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }

  private setState(state: LiveState): void {
    if (this.current === state) return;
    this.current = state;
    for (const listener of this.stateListeners) listener();
  }
}
