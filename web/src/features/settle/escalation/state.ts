/** Where a complaint stands on its ladder. Pure. */
import type { components } from "~/api/schema.gen";
import type { Escalation, Escalations } from "~/api/types-settle";

/** The escalation that is asked for, or else the one that is in force. */
export function current(escalations: Escalations): Escalation | undefined {
  return (
    escalations.items.findLast((each) => each.state === "requested") ??
    escalations.items.findLast((each) => each.state === "active")
  );
}

/** Of a settled matter the last escalation that came about: it is history, whether or not it was ended by hand. */
export function past(escalations: Escalations): Escalation | undefined {
  return escalations.items.findLast((each) => each.state !== "requested" && each.state !== "declined");
}

type Mediation = Pick<components["schemas"]["Mediation"], "state">;

/** Whether a mediator works on it: one who was proposed has still to be agreed to, one who was declined never came. */
export function isMediating(mediation: Mediation | null | undefined): boolean {
  return mediation != null && mediation.state !== "proposed" && mediation.state !== "declined";
}
