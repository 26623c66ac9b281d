import { describe, expect, it } from "vitest";
import { mergeRow } from "~/features/report/rows/merge";

describe("what two people changed at once", () => {
  const base = { title: "Alloy", drivers: ["Weight"], outcome: null, effective_on: "2026-05-01" };

  it("keeps from both what only one of them touched", () => {
    const mine = { ...base, title: "Alloy of the casing" };
    const theirs = { ...base, drivers: ["Weight", "Cost"], effective_on: null };
    const { data, clashes } = mergeRow(base, mine, theirs);
    expect(clashes).toEqual([]);
    expect(data).toEqual({ title: "Alloy of the casing", drivers: ["Weight", "Cost"] });
  });

  it("names what both touched, unless they wrote the same", () => {
    const mine = { ...base, drivers: ["Cost"], outcome: "Duplex" };
    const theirs = { ...base, drivers: ["Weight", "Cost"], outcome: "Duplex" };
    expect(mergeRow(base, mine, theirs).clashes).toEqual(["drivers"]);
  });
});
