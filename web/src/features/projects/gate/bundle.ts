/** What a gate's newest verdict stands on, and what each organisation has said to each piece of it. */
import type { OrgRef } from "~/api/types";
import type { Deliverable, Gate, GateReview, GateState } from "~/api/types-projects";
import { initials } from "~/lib/format";

/** A line of what has changed of what was signed. */
export interface Change {
  item: string;
  id: string | null;
  title: unknown;
  change: string;
  from?: unknown;
  to?: unknown;
  evidence?: unknown;
}

export function changesOf(review: GateReview): Change[] {
  return review.changes.filter((line): line is Record<string, never> & Change => {
    const { item, change } = line as Partial<Change>;
    return typeof item === "string" && typeof change === "string";
  });
}

/** The review that signatures are about now: one that is up, or was signed, or no longer holds. */
export function standing(gate: Gate): GateReview | null {
  const [newest] = gate.reviews;
  if (!newest) return null;
  return newest.state === "open" || newest.state === "signed" || newest.state === "stale" ? newest : null;
}

export function isOwner(
  deliverable: Deliverable,
  org: OrgRef,
  sideOf: (id: string) => string | null,
): boolean {
  return deliverable.organisation
    ? deliverable.organisation.id === org.id
    : sideOf(org.id) === deliverable.side;
}

export type Cell =
  | { say: "signed" | "approved"; by: string }
  | { say: "stale" | "refused" | "awaited" | "to_approve" | "not_in_bundle" | "abstained"; by?: undefined }
  | { say: "status"; status: Deliverable["status"]; by?: undefined }
  | null;

/** What was signed of a deliverable: those that were open then stand there by their names alone. */
function wasDone(review: GateReview, id: string): boolean {
  const { deliverables } = review.content as { deliverables?: { id?: string; status?: string }[] };
  return deliverables?.some((each) => each.id === id && each.status !== "open") ?? false;
}

/** What an organisation has said to a piece of evidence. */
export function cellOf(
  gate: Gate,
  deliverable: Deliverable,
  org: OrgRef,
  sideOf: (id: string) => string | null,
): Cell {
  const review = standing(gate);
  if (!review) {
    if (isOwner(deliverable, org, sideOf)) return { say: "status", status: deliverable.status };
    if (sideOf(org.id) === deliverable.side) return null;
    if (deliverable.status === "approved") return { say: "approved", by: sign(deliverable.answered_by) };
    return deliverable.status === "submitted" ? { say: "to_approve" } : null;
  }
  if (changesOf(review).some((change) => change.id === deliverable.id)) return { say: "stale" };
  if (!wasDone(review, deliverable.id)) return { say: "not_in_bundle" };
  const slots = (review.signoff?.slots ?? []).filter((slot) => slot.organisation_id === org.id);
  if (slots.some((slot) => slot.vote === "refused")) return { say: "refused" };
  const votes = slots.filter((slot) => slot.vote !== null);
  if (slots.length === 0 || votes.length < slots.length) return { say: "awaited" };
  const signer = slots.findLast((slot) => slot.vote === "signed")?.by ?? null;
  return signer ? { say: "signed", by: sign(signer) } : { say: "abstained" };
}

const sign = (person: { name: string } | null) => (person ? initials(person.name) : "");

export type Tone = "good" | "bad" | "turn" | undefined;

export function gateTone(state: GateState): Tone {
  switch (state) {
    case "passed":
      return "good";
    case "stale":
    case "expired":
    case "killed":
      return "bad";
    default:
      return undefined;
  }
}

export function shortHash(sha256: string): string {
  return `${sha256.slice(0, 4)}…${sha256.slice(-4)}`;
}
