/** Whoever is called in beside the two sides: mediators, experts, carriers. */
import type { components } from "./schema.gen";
import type { Answer } from "./types";

export type Mediation = Answer<"Mediation">;
export type Mediations = Answer<"Mediations">;
export type MediationState = Mediation["state"];
export type MediationDeed = components["schemas"]["MediationAction"];
export type Outcome = NonNullable<Mediation["outcome"]>;
export type ThirdParty = Answer<"ThirdParty">;
export type ThirdParties = Answer<"ThirdParties">;
export type ThirdRole = ThirdParty["role"];
export type GuestCase = Answer<"GuestCase">;
export type GuestCases = Answer<"GuestCases">;
export type EndedCase = GuestCases["ended"][number];
export type PortalKey = Answer<"KeyView">;
