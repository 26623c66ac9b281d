/** Words and small sums of what is settled. Pure. */
import type { Side } from "~/api/types";
import type { Commitment, Fact, Offer, Offers, Term, TermChange } from "~/api/types-settle";
import { mayAct } from "~/api/types-settle";
import type { Translate } from "~/i18n";
import type { Formats } from "~/lib/format";

export function otherSide(side: Side): Side {
  return side === "customer" ? "vendor" : "customer";
}

/** Kind of a term or a commitment; one that this client does not know is shown as it came. */
export function kindLabel(t: Translate, kind: string): string {
  const id = `settle.kind_${kind}`;
  return t.has(id) ? t(id) : kind;
}

/** "Refund of € 640, 10 pieces": the heart of a term in one line, without whose it is. */
export function termText(t: Translate, format: Formats, term: Term): string {
  const parts = [kindLabel(t, term.kind)];
  if (term.amount_minor !== null && term.currency) {
    parts.push(format.money(term.amount_minor, term.currency));
  }
  if (term.quantity !== null) parts.push(t("settle.pieces", { count: term.quantity }));
  return parts.join(", ");
}

/** A value of a term as its reader knows it. */
export function termValue(t: Translate, format: Formats, field: string, value: unknown, term?: Term): string {
  if (value === null || value === undefined || value === "") return "—";
  if (field === "return_required") return t(value ? "settle.return_yes" : "settle.return_no");
  if (field === "kind") return kindLabel(t, String(value));
  if (field === "due_on") return format.day(String(value));
  if (field === "quantity") return t("settle.pieces", { count: Number(value) });
  if (field === "amount_minor") {
    return term?.currency ? format.money(Number(value), term.currency) : format.number(Number(value) / 100);
  }
  return String(value);
}

/** Days after acceptance in which a term without a date is due, as the server counts. */
export const USUAL_DAYS = 30;

/** The day of a term without a date if its offer is accepted now; days of promises are counted in UTC. */
export function usualDay(now: Date): string {
  return new Date(now.getTime() + USUAL_DAYS * 86_400_000).toISOString().slice(0, 10);
}

/** What an offer changes of each of its terms; `gone` are terms of the offer before that it leaves out. */
export function changesByTerm(offer: Offer): {
  of: (term: number) => { added: boolean; fields: Map<string, TermChange> };
  gone: TermChange[];
} {
  const gone = offer.diff.filter((change) => change.field === "term" && change.to === null);
  return {
    gone,
    of: (term) => {
      const here = offer.diff.filter((change) => change.term === term && !gone.includes(change));
      return {
        added: here.some((change) => change.field === "term"),
        fields: new Map(here.map((change) => [change.field, change])),
      };
    },
  };
}

/** The offers that wait for an answer: theirs and ours. */
export function openOffers(offers: Offers | undefined, side: Side): { theirs?: Offer; ours?: Offer } {
  const open = offers?.items.filter((offer) => offer.state === "open") ?? [];
  const theirs = open.find((offer) => offer.side !== side);
  const ours = open.find((offer) => offer.side === side);
  return { ...(theirs ? { theirs } : {}), ...(ours ? { ours } : {}) };
}

export function mayAnswer(offer: Offer): boolean {
  return (["accept", "counter", "reject"] as const).some((name) => mayAct(offer.actions, name));
}

export function factCounts(facts: readonly Fact[]): Record<Fact["state"], number> {
  const counts = { agreed: 0, contested: 0, open: 0 };
  for (const fact of facts) counts[fact.state] += 1;
  return counts;
}

const FACT_ORDER: readonly Fact["state"][] = ["contested", "open", "agreed"];

/** Contested ones first, then what nobody has answered. */
export function sortedFacts(facts: readonly Fact[]): Fact[] {
  return [...facts].sort(
    (a, b) => FACT_ORDER.indexOf(a.state) - FACT_ORDER.indexOf(b.state) || a.position - b.position,
  );
}

/** In the order in which they were shown first, whatever was answered meanwhile; new ones come last. */
export function inOrder(facts: readonly Fact[], shown: readonly string[]): Fact[] {
  const place = (fact: Fact) => {
    const at = shown.indexOf(fact.id);
    return at < 0 ? shown.length : at;
  };
  return [...facts].sort((a, b) => place(a) - place(b) || a.position - b.position);
}

/** Whether a side has said anything of a fact as it stands now: "not known" is what all begin with. */
export function hasAnswered(fact: Fact, side: Side): boolean {
  if (fact.stances[side] !== "unknown") return true;
  const last = fact.history
    .filter(
      (event) => event.kind === "fact_revised" || (event.kind === "fact_answered" && event.side === side),
    )
    .at(-1);
  return last?.kind === "fact_answered";
}

/** Whether somebody still has to do something. */
export function isPending(commitment: Commitment): boolean {
  return commitment.state !== "confirmed" && commitment.state !== "released";
}

/** The goods that have to come back before this is due; none if they have come, or need not. */
export function returnFor(commitment: Commitment, all: readonly Commitment[]): Commitment | undefined {
  if (!isPending(commitment)) return undefined;
  const { waits_for: first } = commitment;
  if (first) return all.find((each) => each.id === first);
  if (first === null || !commitment.return_required) return undefined;
  return all.find(
    (each) =>
      each.kind === "return" &&
      each.source_id === commitment.source_id &&
      each.side !== commitment.side &&
      isPending(each),
  );
}

export function awaitsReturn(commitment: Commitment, all: readonly Commitment[]): boolean {
  // What comes first may stand on another page of a list.
  return isPending(commitment) && (Boolean(commitment.waits_for) || returnFor(commitment, all) !== undefined);
}

/** Written down by one side alone: nobody owes it before the other has said yes. */
export function isProposed(commitment: Commitment): boolean {
  return commitment.state === "proposed";
}

/** The beginning of a hash, enough to compare by eye. */
export function shortHash(sha256: string): string {
  return sha256.slice(0, 12);
}

/** The digits after the point that a currency has. */
export function currencyDigits(currency: string): number {
  try {
    const format = new Intl.NumberFormat("en", { style: "currency", currency });
    return format.resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}
