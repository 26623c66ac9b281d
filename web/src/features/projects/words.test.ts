import { describe, expect, test } from "vitest";
import type { ProjectDeed } from "~/api/types-projects";
import { standsAside } from "./words";

const gate = (...allowed: string[]) => ({
  actions: ["edit", "decide", "sign"].map(
    (name) => ({ name, allowed: allowed.includes(name) }) as ProjectDeed,
  ),
});

describe("as whom somebody acts at a gate", () => {
  test("a manager without a working part in the team is told so, as long as there is something to do", () => {
    expect(standsAside({ role: null }, gate("edit"))).toBe("outside");
    expect(standsAside({ role: "observer" }, gate("edit", "decide"))).toBe("looking_on");
    expect(standsAside({ role: null }, gate())).toBeNull();
  });

  test("the team acts as itself", () => {
    expect(standsAside({ role: "lead" }, gate("edit", "decide"))).toBeNull();
    expect(standsAside({ role: "approver" }, gate("decide", "sign"))).toBeNull();
  });
});
