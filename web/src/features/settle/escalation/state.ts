/** Where a complaint stands on its ladder. Pure. */
import type { components } from "~/api/schema.gen";
import { type Escalation, type EscalationDeed, type Escalations, mayAct } from "~/api/types-settle";

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

const DEEDS: readonly EscalationDeed[] = ["approve", "decline", "answer", "de_escalate"];

/**
 * What the reader is led to do about it. `agreed`: both sides took a mediator's recommendation; then the way is to write
 * it down, and nothing is left to take back.
 */
export function deedsOf(escalation: Pick<Escalation, "actions">, agreed: boolean): EscalationDeed[] {
  return DEEDS.filter((deed) => mayAct(escalation.actions, deed) && !(agreed && deed === "de_escalate"));
}
