import { QueryClient } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import type { ServerFrame } from "./frames";
import { renew } from "./renew";

/** Which of the things that a page may have in its cache are asked for again. */
function renewed(frame: ServerFrame): string[] {
  const client = new QueryClient();
  const kept: Record<string, readonly unknown[]> = {
    complaint: ["complaint", "c1"],
    links: ["complaint", "c1", "links"],
    tasks: ["complaint", "c1", "tasks"],
    behind: ["complaint", "c1", "issues"],
    lists: ["complaints", { open: true }],
    counts: ["counts"],
    issue: ["issues", "i1"],
    issues: ["issues", "list", {}],
    mine: ["tasks", {}],
    idea: ["ideas", "one", "d1"],
    board: ["ideas", "list", {}],
    people: ["people"],
    meeting: ["complaint", "m1", "meeting"],
    meetings: ["meetings", {}],
    health: ["relationship", "r1", "health"],
  };
  for (const key of Object.values(kept)) client.setQueryData(key, {});
  renew(client, frame);
  return Object.keys(kept).filter((name) => client.getQueryState(kept[name] ?? [])?.isInvalidated);
}

describe("what a hint makes us ask for again", () => {
  it("renews links and issues with the complaints: they show where those stand", () => {
    expect(renewed({ type: "list", kind: "complaints" })).toEqual([
      "links",
      "lists",
      "counts",
      "issue",
      "issues",
    ]);
  });

  it("renews an issue, its list, and what complaints say of it", () => {
    expect(renewed({ type: "list", kind: "issues" })).toEqual(["behind", "issue", "issues"]);
  });

  it("renews ideas with one of them and with its votes", () => {
    expect(renewed({ type: "list", kind: "ideas" })).toEqual(["idea", "board"]);
    expect(renewed({ type: "votes", id: "d1", version: 0 })).toEqual(["idea", "board"]);
    expect(renewed({ type: "record", id: "d1", version: 2, kind: "idea" })).toEqual(["idea", "board"]);
  });

  it("renews tasks where they are shown", () => {
    expect(renewed({ type: "list", kind: "tasks" })).toEqual(["tasks", "mine"]);
  });

  it("renews one complaint with its parts, and the lists", () => {
    expect(renewed({ type: "record", id: "c1", version: 2, kind: "complaint" })).toEqual([
      "complaint",
      "links",
      "tasks",
      "behind",
      "lists",
      "counts",
      "meetings",
      "health",
    ]);
    expect(renewed({ type: "record", id: "m1", version: 2, kind: "complaint" })).toContain("meeting");
    expect(renewed({ type: "pong" })).toEqual([]);
  });
});
