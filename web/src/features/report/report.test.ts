import { describe, expect, test } from "vitest";
import type { ItemKind, Report, ReportItem, ReportStep, Side, StepName, StepState } from "~/api/types";
import { diffWords } from "./diff";
import { causesOf, layout, linesOf } from "./rows/fishbone";
import { mergeRow } from "./rows/merge";
import { byPlace, chainOf, costsOf, sharesOf } from "./rows/sums";
import { CATEGORIES } from "./steps";
import { changesByRow, firstToOpen, markOf, todoOf } from "./words";

let count = 0;
function row(kind: ItemKind, data: Record<string, unknown>, over: Partial<ReportItem> = {}): ReportItem {
  count += 1;
  return {
    id: `row-${count}`,
    kind,
    parent_id: null,
    position: count,
    data,
    version: 1,
    side: "vendor",
    mine: true,
    by: null,
    at: "2026-11-12T09:00:00Z",
    ...over,
  };
}
const bone = (category: string, text: string, parent?: ReportItem) =>
  row("bone", { category, text }, parent ? { parent_id: parent.id } : {});

describe("the fishbone", () => {
  const long =
    "The ladle is below 680 degrees for the last pours of every night shift, and nobody measures it";
  const full = CATEGORIES.flatMap((category, index) =>
    Array.from({ length: index + 1 }, (_, n) => bone(category, n % 2 ? long : `Cause ${n}`)),
  );

  test.each([640, 744, 900])("at %d px no two causes and no label lie on each other", (width) => {
    const drawing = layout(full, width);
    const boxes = drawing.bones.flatMap((each) => [each.label, ...each.twigs]);
    expect(boxes).toHaveLength(6 + 21);
    for (const [index, one] of boxes.entries()) {
      expect(one.width).toBeGreaterThan(80);
      expect(one.x).toBeGreaterThanOrEqual(0);
      expect(one.y).toBeGreaterThanOrEqual(0);
      expect(one.y + one.height).toBeLessThanOrEqual(drawing.height);
      expect(one.x + one.width).toBeLessThanOrEqual(drawing.head.x);
      for (const other of boxes.slice(index + 1)) {
        const apart =
          one.x + one.width <= other.x ||
          other.x + other.width <= one.x ||
          one.y + one.height <= other.y ||
          other.y + other.height <= one.y;
        expect(apart, `${JSON.stringify(one)} and ${JSON.stringify(other)}`).toBe(true);
      }
    }
  });

  test("each cause meets its own bone, three bones above the spine and three below", () => {
    const drawing = layout(full, 744);
    const sides = drawing.bones.map((each) => each.label.y < drawing.spine.to.y);
    expect(sides).toEqual([true, true, true, false, false, false]);
    for (const { from, to, twigs } of drawing.bones) {
      expect(to.y).toBe(drawing.spine.to.y);
      for (const { meets, x, width } of twigs) {
        const share = (meets.y - from.y) / (to.y - from.y);
        expect(meets.x).toBeCloseTo(from.x + share * (to.x - from.x));
        expect(x + width).toBeLessThan(meets.x);
      }
    }
  });

  test("what hangs on a cause follows it, whatever its own kind; what hangs on nothing any more stays", () => {
    const one = bone("machine", "One");
    const two = bone("machine", "Two");
    const below = bone("method", "Below one", one);
    const lost = row("bone", { category: "machine", text: "Lost" }, { parent_id: "gone" });
    const items = [one, two, below, lost];
    expect(causesOf(items, "machine").map(({ item, depth }) => [item.data.text, depth])).toEqual([
      ["One", 0],
      ["Below one", 1],
      ["Two", 0],
      ["Lost", 0],
    ]);
    expect(causesOf(items, "method")).toEqual([]);
  });

  test("an empty one is drawn as well", () => {
    const drawing = layout([], 744);
    expect(drawing.bones.map((each) => each.twigs.length)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(drawing.head.y).toBeGreaterThanOrEqual(0);
    expect(drawing.head.y + drawing.head.height).toBeLessThanOrEqual(drawing.height);
  });

  test("texts are broken between words, and words where there is no other way", () => {
    expect(linesOf("short", 100)).toBe(1);
    expect(linesOf("three words more", 70)).toBe(2);
    expect(linesOf("x".repeat(39), 64)).toBe(4);
  });
});

describe("contributions", () => {
  const cause = (type: string, contribution: number) => row("cause", { type, text: "x", contribution });
  const causes = [cause("occurrence", 60), cause("detection", 100), cause("occurrence", 25)];

  test("each type has its own whole, and what is missing is told", () => {
    const occurrence = sharesOf(causes, "occurrence");
    expect(occurrence.parts.map((part) => [part.share, part.from])).toEqual([
      [60, 0],
      [25, 60],
    ]);
    expect([occurrence.sum, occurrence.rest]).toEqual([85, 15]);
    expect(sharesOf(causes, "detection").rest).toBe(0);
    expect(sharesOf([], "detection")).toEqual({ parts: [], sum: 0, rest: 100 });
  });
});

describe("sums", () => {
  test("pieces are counted by place, and places without rows are shown as well", () => {
    const rows = [
      row("containment", { place: "customer", action: "Sort", checked: 40, not_ok: 3 }),
      row("containment", { place: "customer", action: "Sort", checked: 8 }),
      row("containment", { place: "supplier", action: "Hold", checked: 100, not_ok: 0 }),
    ];
    const { places, total } = byPlace(rows);
    expect(places.map((each) => [each.place, each.rows.length, each.checked, each.not_ok])).toEqual([
      ["supplier", 1, 100, 0],
      ["transit", 0, 0, 0],
      ["customer", 2, 48, 3],
      ["field", 0, 0, 0],
    ]);
    expect(total).toEqual({ checked: 148, not_ok: 3 });
  });

  test("a cost that nobody has answered is no difference", () => {
    const cost = (side: Side, claimed: number, agreed: number | null, currency = "EUR") =>
      row("cost", { type: "scrap", claimed_minor: claimed, agreed_minor: agreed, currency }, { side });
    const [eur, usd, ...rest] = costsOf([
      cost("customer", 64_000, 40_000),
      cost("customer", 10_000, null),
      cost("vendor", 5_000, 5_000),
      cost("customer", 100, 100, "USD"),
    ]);
    expect(rest).toEqual([]);
    expect(eur?.total).toEqual({
      currency: "EUR",
      claimed: 79_000,
      agreed: 45_000,
      difference: 24_000,
      open: 1,
    });
    expect(eur?.sides.map((each) => [each.side, each.claimed, each.difference])).toEqual([
      ["customer", 74_000, 24_000],
      ["vendor", 5_000, 0],
    ]);
    expect(usd?.total.currency).toBe("USD");
  });

  test("answers follow each other until two answer one question", () => {
    const why = (parent: string) => row("why", { text: "x" }, { parent_id: parent });
    const one = why("cause");
    const two = why(one.id);
    const [left, right] = [why(two.id), why(two.id)];
    const end = why(right.id);
    const chain = chainOf([end, right, one, left, two], "cause");
    expect(chain.links.map((link) => link.id)).toEqual([one.id, two.id]);
    expect(chain.parts.map((part) => part.links.map((link) => link.id))).toEqual([
      [right.id, end.id],
      [left.id],
    ]);
    expect(chainOf([], "cause")).toEqual({ links: [], parts: [] });
  });
});

describe("two people in one row", () => {
  const base = { text: "Sort", checked: 40, due_on: "2026-11-20" };

  test("keep what only one of them touched", () => {
    const merged = mergeRow(base, { ...base, checked: 48 }, { text: "Sort all", checked: 40 });
    expect(merged).toEqual({ data: { text: "Sort all", checked: 48 }, clashes: [] });
  });

  test("are told what both touched", () => {
    const merged = mergeRow(base, { ...base, checked: 48 }, { ...base, checked: 50 });
    expect(merged.clashes).toEqual(["checked"]);
    expect(merged.data.checked).toBe(48);
    expect(mergeRow(base, { ...base, checked: 48 }, { ...base, checked: 48 }).clashes).toEqual([]);
  });

  test("an emptied field stays empty", () => {
    expect(mergeRow(base, { ...base, due_on: null }, base).data).toEqual({ text: "Sort", checked: 40 });
  });
});

describe("what differs", () => {
  test.each([
    ["Leaks", "Leaks at the seal"],
    ["Leaks at the seal", "Leaks"],
    ["The rim cracks after 200 h", "The rim cracks at once, cold"],
    ["", "new"],
    ["a b c", "c b a"],
  ])("from %j to %j nothing is lost", (was, is) => {
    const pieces = diffWords(was, is);
    const text = (kind: string) =>
      pieces
        .filter((piece) => piece.kind === "same" || piece.kind === kind)
        .map((piece) => piece.text)
        .join("");
    expect([text("gone"), text("new")]).toEqual([was, is]);
  });

  test("only the changed words are marked, together", () => {
    expect(diffWords("cracks after 200 hours of load", "cracks after 20 days of load")).toEqual([
      { kind: "same", text: "cracks after " },
      { kind: "gone", text: "200 hours" },
      { kind: "new", text: "20 days" },
      { kind: "same", text: " of load" },
    ]);
    expect(diffWords("same", "same")).toEqual([{ kind: "same", text: "same" }]);
  });

  test("changes of a row stand together", () => {
    const change = (item: string | null, field: string | null) => ({
      item,
      field,
      kind: null,
      from: 1,
      to: 2,
    });
    const changes = [change(null, "what"), change("a", "text"), change("b", "text"), change("a", "due_on")];
    expect(changesByRow(changes).map((group) => group.length)).toEqual([1, 2, 1]);
  });
});

describe("whose turn", () => {
  const step = (name: StepName, state: StepState, filled_by: Side = "vendor") =>
    ({
      step: name,
      state,
      filled_by,
      signed_by: filled_by === "vendor" ? "customer" : "vendor",
    }) as ReportStep;
  const report = (side: Side, ...steps: ReportStep[]) =>
    ({ side, state: "open", steps }) as unknown as Report;
  const steps = [
    step("d0", "signed", "customer"),
    step("d1", "submitted"),
    step("d2", "stale"),
    step("d3", "draft"),
    step("d4", "empty"),
    step("d8", "empty", "customer"),
  ];

  test("a side signs what the other has submitted, and fills what is its job", () => {
    expect(todoOf(report("customer", ...steps), "customer")).toEqual({
      sign: ["d1"],
      redo: [],
      fill: ["d8"],
    });
    expect(todoOf(report("vendor", ...steps), "vendor")).toEqual({
      sign: [],
      redo: ["d2"],
      fill: ["d3", "d4"],
    });
  });

  test("the step that waits for the reader is opened first", () => {
    expect(firstToOpen(report("customer", ...steps))).toBe("d1");
    expect(firstToOpen(report("vendor", ...steps))).toBe("d2");
    expect(firstToOpen(report("customer", step("d1", "submitted", "customer")))).toBe("d1");
    expect(firstToOpen(report("customer", step("d0", "signed")))).toBe("d0");
  });

  test("a submitted step looks different to either side", () => {
    const [, submitted] = steps;
    expect(submitted && markOf(submitted, "customer")).toBe("yours");
    expect(submitted && markOf(submitted, "vendor")).toBe("waiting");
  });
});
