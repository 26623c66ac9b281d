/** Words of closed vocabularies, in the order in which they are offered. */
import type { AccountStatus, BuyingRole, PointKind } from "~/api/types-customers";

export const STATUSES: readonly AccountStatus[] = ["prospect", "client", "former", "partner"];
export const PARTS: readonly BuyingRole[] = [
  "decider",
  "influencer",
  "buyer",
  "user",
  "gatekeeper",
  "initiator",
];
export const POINTS: readonly PointKind[] = ["phone", "email", "messenger", "address"];
