import { describe, expect, it } from "vitest";
import type { Requirement, RequirementChange, RequirementList } from "~/api/types-requirements";
import { lineOf } from "./line";
import { ALL, behind, filtered, readTarget, signaturesAtStake, targetText } from "./words";

const row = (id: string, parent: string | null = null, more: Partial<Requirement> = {}) =>
  ({ id, parent_id: parent, state: "agreed", priority: "must", covered: false, ...more }) as Requirement;

describe("targets", () => {
  it("are read as they are typed", () => {
    expect(readTarget("≥ 12,5 bar")).toEqual({ comparison: "at_least", value: "12.5", unit: "bar" });
    expect(readTarget("<= −5")).toEqual({ comparison: "at_most", value: "-5", unit: null });
    expect(readTarget("=3 pcs per box")).toEqual({ comparison: "equal", value: "3", unit: "pcs per box" });
    expect(readTarget("  ")).toBeNull();
    expect(readTarget("as quiet as possible")).toBeUndefined();
  });
  it("are written in the language and read back", () => {
    const target = { comparison: "at_most", value: "0.5", unit: "mm" } as const;
    expect(targetText(target, "ru")).toBe("≤ 0,5 mm");
    expect(readTarget(targetText(target, "ru"))).toEqual(target);
    expect(targetText(null, "en")).toBe("");
  });
});

describe("moving a row", () => {
  const items = [row("a"), row("a1", "a"), row("a2", "a"), row("b"), row("b1", "b"), row("c")];
  it("stays among those of its parent", () => {
    expect(behind(items, "b", "up")).toBeNull();
    expect(behind(items, "c", "up")).toBe("a");
    expect(behind(items, "a", "down")).toBe("b");
    expect(behind(items, "c", "down")).toBeUndefined();
    expect(behind(items, "a", "top")).toBeUndefined();
    expect(behind(items, "a2", "top")).toBeNull();
  });
  it("takes the place of the row that it is dropped on", () => {
    expect(behind(items, "a", { onto: "c" })).toBe("c");
    expect(behind(items, "c", { onto: "b" })).toBe("a");
    expect(behind(items, "c", { onto: "a1" })).toBeNull();
    expect(behind(items, "a1", { onto: "c" })).toBeUndefined();
    expect(behind(items, "b", { onto: "b1" })).toBeUndefined();
  });
});

it("shows what is asked for", () => {
  const items = [row("a"), row("b", null, { covered: true }), row("c", null, { state: "waived" })];
  const ids = (rows: Requirement[]) => rows.map((each) => each.id);
  expect(ids(filtered(items, ALL))).toEqual(["a", "b", "c"]);
  expect(ids(filtered(items, { ...ALL, uncovered: true }))).toEqual(["a"]);
  expect(ids(filtered(items, { ...ALL, state: "waived" }))).toEqual(["c"]);
});

describe("a line of a delta", () => {
  it("is read as its form writes it, so that what nobody touched is no clash", () => {
    const change = {
      version: 3,
      after: {
        text: "Holds 12 bar",
        source: { id: "org" },
        priority: "must",
        verification: "test",
        parent_key: "R1",
        target: { unit: "bar", value: "12", comparison: "at_least" },
      },
      reason: "The pump is stronger",
      cost_minor: 120_000,
      currency: "EUR",
      days: null,
    } as unknown as RequirementChange;
    const list = { items: [row("one", null, { key: "R1" })] };
    expect(lineOf({ version: 3, change, list })).toEqual({
      text: "Holds 12 bar",
      source_id: "org",
      priority: "must",
      verification: "test",
      acceptance: null,
      parent_id: "one",
      target: readTarget("≥ 12 bar"),
      reason: "The pump is stronger",
      cost: { amount_minor: 120_000, currency: "EUR" },
      days: null,
    });
    expect(JSON.stringify(lineOf({ version: 3, change, list }).target)).toBe(
      JSON.stringify(readTarget("≥ 12 bar")),
    );
  });
});

describe("signatures at stake", () => {
  const slot = (vote: string | null) => ({ vote });
  const list = (state: string, ...votes: (string | null)[]) =>
    ({
      state,
      reviews: [{ list_version: 2, signoff: { slots: votes.map(slot) } }],
    }) as unknown as RequirementList;
  it("are those of a version that is up, as long as it is", () => {
    expect(signaturesAtStake(list("in_review", "signed", null))).toEqual({ version: 2, count: 1 });
    expect(signaturesAtStake(list("in_review", null, null))).toEqual({ version: 2, count: 0 });
    expect(signaturesAtStake(list("changing", "signed", null))).toBeNull();
    expect(signaturesAtStake({ state: "in_review", reviews: [] } as unknown as RequirementList)).toBeNull();
  });
});
