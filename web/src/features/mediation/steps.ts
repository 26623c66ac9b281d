/** The way of a mediation as a few steps: what is done, what is awaited, and from whom. Pure. */
import type { Complaint, Side } from "~/api/types";
import type { Mediation, Mediations } from "~/api/types-dispute";
import { mayAct, type Offers } from "~/api/types-settle";
import { isSettled } from "~/features/complaints/page/turn";

export const STEPS = ["proposed", "agreed", "at_work", "word", "end"] as const;
export type StepName = (typeof STEPS)[number];

export interface Step {
  name: StepName;
  state: "done" | "now" | "later";
  at: string | null;
}

/** Which step waits now; none once it is over. */
function current(mediation: Mediation): StepName | null {
  switch (mediation.state) {
    case "proposed":
      return "agreed";
    case "active":
      // Two answers with a no among them: the mediator goes on.
      return mediation.joined_at && mediation.recommended_at ? "word" : "at_work";
    case "recommended":
      return "word";
    case "determined":
    case "review":
      return "end";
    default:
      return null;
  }
}

function later(one: string | null, other: string | null): string | null {
  if (!one || !other) return null;
  return one > other ? one : other;
}

export function stepsOf(mediation: Mediation): Step[] {
  const now = current(mediation);
  const agreed = later(mediation.consents.customer, mediation.consents.vendor);
  const at: Record<StepName, string | null> = {
    proposed: mediation.proposed_at,
    agreed,
    at_work: mediation.joined_at,
    word: mediation.determined_at ?? mediation.recommended_at,
    end: mediation.closed_at,
  };
  const over = now === null;
  const place = now === null ? STEPS.length : STEPS.indexOf(now);
  return STEPS.map((name, index) => {
    // What was never reached before the end stays open, instead of looking done.
    const missed = over && name !== "end" && at[name] === null;
    const state = index === place ? "now" : index < place && !missed ? "done" : "later";
    return { name, state, at: state === "later" ? null : at[name] };
  });
}

/** The side that has not answered the recommendation, or consented, yet; "both" if neither has. */
export function awaited(mediation: Mediation): Side | "both" | "mediator" | null {
  const of = (customer: boolean, vendor: boolean) =>
    customer ? (vendor ? "both" : "customer") : vendor ? "vendor" : null;
  switch (mediation.state) {
    case "proposed":
      return of(mediation.consents.customer === null, mediation.consents.vendor === null);
    case "recommended":
      return of(mediation.answers.customer === null, mediation.answers.vendor === null);
    case "active":
    case "review":
      return "mediator";
    default:
      return null;
  }
}

/** Whether the reader's own word is awaited, and they may give it. */
export function awaitsReader(mediation: Mediation): boolean {
  return mayAct(mediation.actions, "consent") || mayAct(mediation.actions, "accept");
}

/** Whether both sides took the recommendation: what is left is to write it down as an offer. */
export function isAgreed(mediation: Mediation): boolean {
  return mediation.outcome === "settled_by_recommendation";
}

/** The mediation whose recommendation both sides took, until its terms are agreed as an offer: that comes next. */
export function toWriteDown(
  complaint: Pick<Complaint, "status">,
  all: Mediations | undefined,
  offers: Offers | undefined,
): Mediation | null {
  const last = all?.past.at(-1);
  if (!last || all?.current || !isAgreed(last) || isSettled(complaint)) return null;
  // Opened again after the terms were agreed: what both sides took is done with.
  const settled = offers?.settlement?.settled_at;
  return settled && last.closed_at && settled >= last.closed_at ? null : last;
}

/** Whether anybody is led to a mediator: not after both took a recommendation, which is to be written down. */
export function leadsToMediator(all: Mediations | undefined): boolean {
  if (!all?.may_propose.allowed) return false;
  const last = all.past.at(-1);
  return !(last && isAgreed(last));
}
