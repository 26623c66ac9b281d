import { expect, it } from "vitest";
import type { Status } from "~/api/types";
import { groupOf } from "./groups";

const row = (status: Status, confirmed = true) => ({ status, confirmed, side: "customer" as const });

it("says what has to be done", () => {
  expect(groupOf(row("resolution_proposed"))).toBe("decide");
  expect(groupOf(row("rejected"))).toBe("decide");
  expect(groupOf(row("awaiting_customer"))).toBe("answer");
  expect(groupOf(row("disputed"))).toBe("work");
});

it("puts the confirmation of what was filed by phone first, for the customer alone", () => {
  expect(groupOf(row("submitted", false))).toBe("confirm");
  expect(groupOf({ ...row("submitted", false), side: "vendor" })).toBe("acknowledge");
});
