/** Where a complaint stands on its ladder. Pure. */
import type { Escalation, Escalations } from "~/api/types-settle";

/** The escalation that is asked for, or else the one that is in force. */
export function current(escalations: Escalations): Escalation | undefined {
  return (
    escalations.items.findLast((each) => each.state === "requested") ??
    escalations.items.findLast((each) => each.state === "active")
  );
}
