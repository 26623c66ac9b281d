import { expect, test } from "vitest";
import { areaOf, byArea } from "./areas";

test("events stand by what they are about, each once, in their order", () => {
  const named = (event: string) => ({ event, mail: "now" as const });
  const groups = byArea(["submitted", "offer_made", "reply", "commitment_moved"].map(named));
  expect(groups.map(({ area, events }) => [area, events.map((each) => each.event)])).toEqual([
    ["complaint", ["submitted", "reply"]],
    ["offers", ["offer_made", "commitment_moved"]],
  ]);
  expect(
    ["de_escalated", "escalated", "mediator_joined", "report_signed", "gate_signed"].map(areaOf),
  ).toEqual(["escalation", "escalation", "mediation", "report", "projects"]);
});
