import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ServerFrame } from "./frames";
import { LiveSocket } from "./socket";

class FakeSocket {
  static readonly OPEN = 1;
  static made: FakeSocket[] = [];
  readyState = 0;
  sent: unknown[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;

  constructor() {
    FakeSocket.made.push(this);
  }
  send(text: string) {
    this.sent.push(JSON.parse(text));
  }
  close() {
    this.drop(1000);
  }
  open() {
    this.readyState = 1;
    this.onopen?.();
    this.receive({ type: "hello", membership_id: "m" });
  }
  receive(frame: object) {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
  drop(code: number) {
    this.readyState = 3;
    this.onclose?.({ code });
  }
}

const latest = () => FakeSocket.made.at(-1) as FakeSocket;
const entry = (seq: number, lane = "shared") => ({
  type: "entry",
  thread: "t",
  lane,
  entry: { id: `e${seq}`, seq },
});

describe("LiveSocket", () => {
  let live: LiveSocket;
  let frames: ServerFrame[];
  const seqs = () => frames.flatMap((frame) => (frame.type === "entry" ? [frame.entry.seq] : []));

  beforeEach(() => {
    vi.useFakeTimers();
    FakeSocket.made = [];
    vi.stubGlobal("WebSocket", FakeSocket);
    vi.stubGlobal("window", { addEventListener() {}, removeEventListener() {} });
    vi.stubGlobal("document", { addEventListener() {}, removeEventListener() {}, hidden: false });
    live = new LiveSocket("ws://test/live", "hydra", () => 1);
    frames = [];
    live.onFrame((frame) => frames.push(frame));
    live.start();
  });
  afterEach(() => {
    live.stop();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("names the organisation first, then subscribes with what it has", () => {
    live.subscribe("t", { shared: 4, private: 1 });
    latest().open();
    expect(latest().sent).toEqual([
      { organisation: "hydra" },
      { subscribe: { thread: "t", after: { shared: 4, private: 1 } } },
    ]);
  });

  it("passes each entry on once, in each lane by itself", () => {
    latest().open();
    live.subscribe("t", { shared: 4, private: 1 });
    for (const frame of [entry(4), entry(5), entry(5), entry(2, "private"), entry(6)])
      latest().receive(frame);
    expect(seqs()).toEqual([5, 2, 6]);
  });

  it("comes back with the seqs it had seen and says so", () => {
    const opened = vi.fn();
    live.onOpen(opened);
    latest().open();
    expect(opened).toHaveBeenCalledTimes(1);
    live.subscribe("t", { shared: 4, private: 0 });
    latest().receive(entry(5));
    latest().drop(1006);
    expect(live.state()).toBe("lost");
    vi.advanceTimersByTime(500);
    latest().open();
    expect(latest().sent).toContainEqual({ subscribe: { thread: "t", after: { shared: 5, private: 0 } } });
    expect(opened).toHaveBeenCalledTimes(2);
    latest().receive(entry(5));
    latest().receive(entry(6));
    expect(seqs()).toEqual([5, 6]);
  });

  it("waits longer after each failure, 30 seconds at most", () => {
    for (const pause of [500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]) {
      latest().drop(1006);
      const made = FakeSocket.made.length;
      vi.advanceTimersByTime(pause - 1);
      expect(FakeSocket.made.length).toBe(made);
      vi.advanceTimersByTime(1);
      expect(FakeSocket.made.length).toBe(made + 1);
    }
  });

  it("does not come back when the session is over", () => {
    latest().open();
    latest().drop(4401);
    vi.advanceTimersByTime(120_000);
    expect(live.state()).toBe("ended");
    expect(FakeSocket.made.length).toBe(1);
  });

  it("gives up a connection that no longer answers", () => {
    latest().open();
    vi.advanceTimersByTime(25_000 + 10_000 + 500);
    expect(FakeSocket.made.length).toBe(2);
  });

  it("keeps one subscription for several users of a thread", () => {
    latest().open();
    const first = live.subscribe("t", { shared: 0, private: 0 });
    const second = live.subscribe("t", { shared: 0, private: 0 });
    first();
    expect(latest().sent).not.toContainEqual({ unsubscribe: { thread: "t" } });
    second();
    expect(latest().sent).toContainEqual({ unsubscribe: { thread: "t" } });
  });
});
