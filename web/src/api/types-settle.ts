/** What the two sides settle between them, by the names that the client uses: from openapi.json, as in `types.ts`. */
import type { components } from "./schema.gen";
import type { Answer } from "./types";

type Schemas = components["schemas"];

/** An action as the server offers it; `reason` says what stands against it. */
export type Act = Answer<"MayOffer">;

// ---- agreements
export type HourSpan = Calendar["days"][number]["spans"][number];
export type Calendar = Answer<"Calendar">;
export type Rung = Answer<"Rung">;
export type BySeverity = Answer<"BySeverity">;
export type TargetName = keyof Schemas["Targets"];
export type ReportStep = keyof Schemas["ReportSteps"];
export type PauseName = keyof Schemas["Pauses"];
export type AgreementData = Answer<"AgreementData">;
export type AgreementVersion = Answer<"AgreementVersion">;
export type Difference = Answer<"AgreementDifference">;
export type AgreementView = Answer<"Agreement">;

// ---- clocks and ledger
export type TurnSide = LedgerTurn["side"];
export type PauseState = Answer<"PauseState">;
export type LedgerTurn = Answer<"LedgerTurn">;
export type ClockName = Schemas["ClockName"];
export type Clock = Answer<"Clock">;
export type Ledger = Answer<"Ledger">;

// ---- facts
export type Stance = Schemas["Stance"];
export const FACT_KINDS = [
  "quantity",
  "date",
  "defect",
  "delivery",
  "amount",
  "cause",
  "other",
] as const satisfies readonly FactKind[];
export type FactKind = Schemas["FactKind"];
export type Fact = Answer<"Fact">;

// ---- offers
export const TERM_KINDS = [
  "refund",
  "credit",
  "replacement",
  "repair",
  "price_reduction",
  "return",
  "cost_sharing",
  "goodwill",
  "explanation",
  "process_change",
  "no_remedy",
] as const satisfies readonly TermKind[];
export type TermKind = Schemas["TermKind"];
export type Term = Answer<"Term">;
export type TermChange = Answer<"TermChange">;
export type OfferState = Schemas["OfferState"];
export type OfferDeed = Schemas["OfferAction"];
export type Offer = Answer<"Offer">;
export type Settlement = Answer<"Settlement">;
export type Offers = Answer<"Offers">;

// ---- sign-offs and commitments
export type SignoffSlot = Answer<"SignoffSlot">;
export type Signoff = Answer<"Signoff">;
export type CommitmentState = Schemas["CommitmentState"];
export type CommitmentDeed = Schemas["CommitmentAction"];
/** `waits_for`: another one that comes first; servers before it left that to be told from the terms. */
export type Commitment = Answer<"Commitment"> & { waits_for?: string | null };
export type ListedCommitment = Answer<"ListedCommitment"> & Pick<Commitment, "waits_for">;

// ---- the ladder
export type Escalations = Answer<"Escalations">;
export type Escalation = Answer<"Escalation">;
export type EscalationDeed = "approve" | "decline" | "answer" | "de_escalate";
export type LadderRung = Answer<"LadderRung">;

/** Whether an action is offered now. */
export function mayAct(actions: readonly { name: string; allowed: boolean }[], name: string): boolean {
  return actions.some((action) => action.name === name && action.allowed);
}
