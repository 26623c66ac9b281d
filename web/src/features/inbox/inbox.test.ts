import { describe, expect, it } from "vitest";
import { anchorOf as entryAt } from "~/features/thread/useAnchor";
import { anchorOf } from "./anchor";

describe("links of the inbox", () => {
  it("name the entry, each lane for itself", () => {
    expect(anchorOf({ lane: "shared", seq: 8 })).toBe("e8");
    expect(anchorOf({ lane: "private", seq: 3 })).toBe("p3");
    expect(anchorOf({ lane: "0198c0de-0000-7000-8000-000000000001", seq: 2 })).toBe(
      "l0198c0de-0000-7000-8000-000000000001.2",
    );
    expect(anchorOf({ lane: "shared", seq: null })).toBeUndefined();
  });

  it("are understood by the page they lead to", () => {
    for (const lane of ["private", "0198c0de-0000-7000-8000-000000000001"]) {
      expect(entryAt(anchorOf({ lane, seq: 12 }) ?? "")).toEqual({ lane, seq: 12 });
    }
  });
});
