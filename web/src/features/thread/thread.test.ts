import { describe, expect, it } from "vitest";
import type { Entry } from "~/api/types";
import { folded, laneToExtend, merged } from "./arrange";
import { hasEarlier, joined, type LaneEntries, upserted } from "./lanes";
import { Mentions, mentionAt } from "./mentions";

function entry(lane: Entry["lane"], seq: number, minute: number, over: Partial<Entry> = {}): Entry {
  const at = new Date(Date.UTC(2026, 10, 12, 9, minute)).toISOString();
  return {
    id: `${lane}-${seq}`,
    lane,
    seq,
    kind: "message",
    actor: null,
    occurred_at: at,
    recorded_at: at,
    body: "text",
    body_html: null,
    files: [],
    data: {},
    revised_at: null,
    retracted: false,
    withheld: false,
    mine: false,
    shared_from: null,
    ...over,
  };
}
const lane = (...items: Entry[]): LaneEntries => ({ items, head: items.at(-1)?.seq ?? 0 });
const ids = (entries: readonly Entry[]) => entries.map((each) => each.id);

describe("entries of a lane", () => {
  it("puts an entry at its place once, however often and late it comes", () => {
    const first = [entry("shared", 1, 1), entry("shared", 3, 3)];
    const twice = upserted(upserted(first, entry("shared", 2, 2)), entry("shared", 2, 2, { body: "newer" }));
    expect(twice.map((each) => each.seq)).toEqual([1, 2, 3]);
    expect(twice[1]?.body).toBe("newer");
    expect(upserted(twice, entry("shared", 4, 4)).map((each) => each.seq)).toEqual([1, 2, 3, 4]);
  });

  it("keeps older pages when the newest one reaches back to them, and never leaves a gap", () => {
    const old = [entry("shared", 1, 1), entry("shared", 2, 2)];
    expect(joined(old, [entry("shared", 2, 2), entry("shared", 3, 3)]).map((each) => each.seq)).toEqual([
      1, 2, 3,
    ]);
    expect(joined(old, [entry("shared", 3, 3)]).map((each) => each.seq)).toEqual([1, 2, 3]);
    expect(joined(old, [entry("shared", 9, 9)]).map((each) => each.seq)).toEqual([9]);
  });

  it("knows from the first seq whether there is more", () => {
    expect(hasEarlier(lane(entry("shared", 5, 5)))).toBe(true);
    expect(hasEarlier(lane(entry("shared", 1, 1)))).toBe(false);
    expect(hasEarlier(lane())).toBe(false);
  });
});

describe("the timeline", () => {
  it("merges both lanes by time and leaves out marks", () => {
    const shared = lane(
      entry("shared", 1, 1),
      entry("shared", 2, 5),
      entry("shared", 3, 6, { kind: "revised" }),
    );
    const own = lane(entry("private", 1, 3), entry("private", 2, 9));
    expect(ids(merged(shared, own))).toEqual(["shared-1", "private-1", "shared-2", "private-2"]);
  });

  it("shows nothing from before a part that is not loaded yet", () => {
    const shared = lane(entry("shared", 51, 30));
    const own = lane(entry("private", 1, 3), entry("private", 2, 40));
    expect(ids(merged(shared, own))).toEqual(["shared-51", "private-2"]);
    const both = (first: LaneEntries) => [
      { lane: "shared", data: first },
      { lane: "private", data: own },
    ];
    expect(laneToExtend(both(shared))).toBe("shared");
    expect(laneToExtend(both(lane(entry("shared", 1, 30))))).toBeNull();
  });

  it("merges as many lanes as there are, each in its own order", () => {
    const caucus = lane(entry("caucus", 1, 2), entry("caucus", 2, 8));
    const own = lane(entry("private", 1, 3));
    const shared = lane(entry("shared", 1, 1), entry("shared", 2, 5, { withheld: true }));
    expect(ids(merged(shared, own, caucus))).toEqual(["shared-1", "caucus-1", "private-1", "caucus-2"]);
    expect(merged()).toEqual([]);
  });

  it("folds long runs of events between their ends, and opens them again", () => {
    const events = Array.from({ length: 6 }, (_, index) =>
      entry("shared", index + 1, index, { kind: "edited", body: null }),
    );
    const rows = folded([...events, entry("shared", 7, 7)], new Set());
    expect(rows.map((row) => row.kind)).toEqual(["entry", "fold", "entry", "entry"]);
    expect(folded(events, new Set(["shared-1"]))).toHaveLength(6);
    expect(folded(events.slice(0, 4), new Set())).toHaveLength(4);
  });
});

describe("mentions", () => {
  const anna = "0190a000-0000-7000-8000-000000000021";
  const other = "0190a000-0000-7000-8000-000000000022";

  it("go from the stored form to names and back", () => {
    const mentions = new Mentions();
    const stored = `Ask @[Anna Kovács](member:${anna}), please.`;
    expect(mentions.shown(stored)).toBe("Ask @Anna Kovács, please.");
    expect(mentions.stored("Ask @Anna Kovács, please.")).toBe(stored);
  });

  it("tell two people of one name apart, and leave other words alone", () => {
    const mentions = new Mentions();
    expect(mentions.add("Anna", anna, "Northwind")).toBe("Anna");
    expect(mentions.add("Anna", other, "Hydra")).toBe("Anna (Hydra)");
    expect(mentions.stored("@Anna (Hydra) and @Anna, not @Annabel")).toBe(
      `@[Anna (Hydra)](member:${other}) and @[Anna](member:${anna}), not @Annabel`,
    );
  });

  it("are offered behind an @ at the beginning of a word", () => {
    expect(mentionAt("Hello @An", 9)).toEqual({ from: 6, typed: "An" });
    expect(mentionAt("@Анна Ко", 8)).toEqual({ from: 0, typed: "Анна Ко" });
    expect(mentionAt("mail@example", 12)).toBeNull();
  });
});
