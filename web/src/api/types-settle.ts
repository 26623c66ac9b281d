/** What the two sides settle between them: agreements, clocks, facts, offers, commitments, the ladder. */
import type { Answer, FileRef, PersonRef, RecordRef, Severity, Side } from "./types";

/** An action as the server offers it; `reason` says what stands against it. */
export interface Act<Name extends string = string> {
  name: Name;
  allowed: boolean;
  reason: string | null;
  needs: string[];
}

// ---- agreements
export interface HourSpan {
  from: string;
  to: string;
}
export interface Calendar {
  time_zone: string;
  days: { day: number; spans: HourSpan[] }[];
  holidays: string[];
}
export interface Rung {
  name: { en: string; ru: string };
  customer: string[];
  vendor: string[];
  react_minutes: number;
}
export type BySeverity = Record<Severity, number | null>;
export type TargetName = "first_response" | "next_response" | "periodic_update" | "resolution";
export type ReportStep = "d1_d3" | "d4" | "d5_d6" | "d7" | "d8";
export type PauseName = "awaiting_customer" | "awaiting_third_party" | "resolution_proposed";
export interface AgreementData {
  vendor_calendar: Calendar;
  customer_calendar: Calendar;
  targets: Record<TargetName, BySeverity>;
  customer_response: BySeverity;
  report_steps: Record<ReportStep, number | null>;
  warn_percent: number[];
  pauses: Record<PauseName, boolean>;
  ladder: Rung[];
  offer_valid_days: number;
  cooling_off_days: number;
}
export interface AgreementVersion {
  version: number;
  data: AgreementData;
  sha256: string;
  proposed_side: Side | null;
  proposed_by: PersonRef | null;
  proposed_at: string | null;
  note: string | null;
  in_force_at: string | null;
  signoff: Signoff | null;
}
export interface Difference {
  path: string;
  from: unknown;
  to: unknown;
}
export interface AgreementView {
  record_id: string | null;
  in_force: AgreementVersion;
  proposed: AgreementVersion | null;
  actions: Act<"propose" | "sign" | "refuse" | "withdraw">[];
  diff: Difference[];
}

// ---- clocks and ledger
export type TurnSide = "customer" | "vendor" | "both" | "third" | null;
export interface PauseState {
  entry_id: string;
  caused_by: Side;
  contested: { side: Side; reason: string; state: "open" | "conceded" | "upheld"; at: string } | null;
  actions: Act<"contest" | "concede" | "uphold">[];
}
export interface LedgerTurn {
  side: TurnSide;
  since: string;
  until: string | null;
  cause: string;
  cause_entry: string | null;
  pause: PauseState | null;
}
export type ClockName = TargetName | "customer_response";
export interface Clock {
  name: ClockName;
  side: Side;
  state: "running" | "paused" | "met" | "missed" | "idle";
  target_seconds: number;
  elapsed_seconds: number;
  percent: number;
  started_at: string | null;
  due_at: string | null;
  stopped_at: string | null;
  paused_seconds: number;
}
export interface Ledger {
  as_of: string;
  agreement_version: number;
  held: Record<
    "customer_seconds" | "vendor_seconds" | "third_seconds" | "both_seconds" | "nobody_seconds",
    number
  >;
  turns: LedgerTurn[];
  clocks: Clock[];
}

// ---- facts
export type Stance = "agreed" | "contested" | "unknown";
export const FACT_KINDS = ["quantity", "date", "defect", "delivery", "amount", "cause", "other"] as const;
export type FactKind = (typeof FACT_KINDS)[number];
export interface Fact {
  id: string;
  position: number;
  kind: FactKind;
  statement: string;
  stated_side: Side;
  stated_by: PersonRef | null;
  stances: Record<Side, Stance>;
  state: "agreed" | "contested" | "open";
  evidence: (FileRef & { side: Side })[];
  version: number;
  created_at: string;
  updated_at: string;
  actions: Act<"agree" | "contest" | "unknown" | "withdraw" | "edit" | "evidence">[];
  history: { at: string; kind: string; side: Side | null; data: Record<string, unknown> }[];
}

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
] as const;
export type TermKind = (typeof TERM_KINDS)[number];
export interface Term {
  kind: TermKind;
  by: Side;
  amount_minor: number | null;
  currency: string | null;
  quantity: number | null;
  return_required: boolean;
  due_on: string | null;
  conditions: string | null;
}
export interface TermChange {
  term: number;
  field: string;
  from: unknown;
  to: unknown;
}
export type OfferState = "open" | "accepted" | "rejected" | "countered" | "withdrawn" | "expired";
export type OfferDeed = "accept" | "counter" | "reject" | "withdraw";
export interface Offer {
  id: string;
  number: number;
  supersedes_id: string | null;
  side: Side;
  proposed_by: PersonRef | null;
  proposed_at: string;
  valid_until: string;
  state: OfferState;
  terms: Term[];
  sha256: string;
  note: string | null;
  answered_side: Side | null;
  answered_by: PersonRef | null;
  answered_at: string | null;
  answer_reason: string | null;
  version: number;
  actions: Act<OfferDeed>[];
  diff: TermChange[];
}
export interface Settlement {
  id: string;
  offer_id: string;
  sha256: string;
  terms: Term[];
  settled_at: string;
  signoff: Signoff;
  commitments: Commitment[];
  outcome: string;
}
export interface Offers {
  items: Offer[];
  settlement: Settlement | null;
  may_offer: Act;
}

// ---- sign-offs and commitments
export interface SignoffSlot {
  slot: string;
  side: Side;
  role: string | null;
  vote: "signed" | "refused" | null;
  by: PersonRef | null;
  at: string | null;
  reason: string | null;
}
export interface Signoff {
  id: string;
  subject_kind: string;
  subject_id: string;
  subject_step: string;
  subject_version: number;
  sha256: string;
  state: "open" | "complete" | "refused" | "stale";
  interim: boolean;
  slots: SignoffSlot[];
  stale_reason: unknown;
}
export type CommitmentState = "open" | "fulfilled" | "confirmed" | "missed" | "released";
export type CommitmentDeed = "fulfil" | "confirm" | "reject" | "move" | "assign" | "release";
export interface Commitment {
  id: string;
  record: RecordRef;
  source_kind: string;
  source_id: string;
  side: Side;
  owner: PersonRef | null;
  kind: string;
  text: string;
  amount_minor: number | null;
  currency: string | null;
  due_at: string;
  state: CommitmentState;
  late: boolean;
  fulfilled_at: string | null;
  fulfilled_by: PersonRef | null;
  confirmed_at: string | null;
  confirmed_by: PersonRef | null;
  missed_at: string | null;
  reason: string | null;
  version: number;
  actions: Act<CommitmentDeed>[];
}

// ---- the ladder
export type Escalations = Answer<"Escalations">;
export type Escalation = Answer<"Escalation">;
export type EscalationDeed = "approve" | "decline" | "answer" | "de_escalate";
export type LadderRung = Answer<"LadderRung">;

/** Whether an action is offered now. */
export function mayAct(actions: readonly { name: string; allowed: boolean }[], name: string): boolean {
  return actions.some((action) => action.name === name && action.allowed);
}
