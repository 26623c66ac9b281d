import { describe, expect, it } from "vitest";
import { exactFirst, groupsInOrder, isExact } from "./order";

describe("what was typed", () => {
  it("means a number or a key however it is written", () => {
    for (const typed of ["C-1042", "c-1042", "c1042", " C 1042 ", "1042"]) {
      expect(isExact(typed, "C-1042"), typed).toBe(true);
    }
    expect(isExact("r3", "R3")).toBe(true);
    expect(isExact("r3", "R31")).toBe(false);
    expect(isExact("042", "C-1042")).toBe(false);
    expect(isExact("C", "C-1042")).toBe(false);
    expect(isExact("", "C-1042")).toBe(false);
    expect(isExact("x", null)).toBe(false);
  });

  it("stands above what only holds it, and so does its list", () => {
    const project = { id: "project", exact: false };
    const requirement = { id: "requirement", exact: true };
    expect(exactFirst([project, requirement]).map(({ id }) => id)).toEqual(["requirement", "project"]);
    const groups = [
      { id: "complaints", entries: [{ exact: false }] },
      { id: "joint", entries: [requirement, project] },
      { id: "pages", entries: [{}] },
    ];
    expect(groupsInOrder(groups).map(({ id }) => id)).toEqual(["joint", "complaints", "pages"]);
  });
});
