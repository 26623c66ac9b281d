/** Whose turn it is, in words, and which actions stand beside it. Pure. */
import type { ActionName, Complaint } from "~/api/types";
import type { Translate } from "~/i18n";

/** An action as a button; `assess` has two cases with a button each. */
export type Deed = Exclude<ActionName, "submit" | "assign" | "assess"> | "assess" | "third_party";

/** The order of the buttons: what moves the matter on comes first, what ends or contests it last. */
const ORDER: readonly Deed[] = [
  "confirm",
  "accept",
  "answer",
  "answer_refusal",
  "acknowledge",
  "propose",
  "assess",
  "close",
  "ask_customer",
  "ask_vendor",
  "decline",
  "third_party",
  "refuse",
  "reopen",
  "withdraw",
];

/** Statuses in which the vendor may begin the assessment, and in which it may wait for a third party. */
const ASSESS_FROM: readonly Complaint["status"][] = ["submitted", "acknowledged", "awaiting_third_party"];
const THIRD_FROM: readonly Complaint["status"][] = ["acknowledged", "in_assessment", "awaiting_vendor"];

/** What the reader may do now, the best first. */
export function deedsOf(complaint: Complaint): Deed[] {
  const allowed = new Set<Deed>();
  for (const action of complaint.actions) {
    if (!action.allowed || action.name === "submit" || action.name === "assign") continue;
    if (action.name === "assess") {
      if (ASSESS_FROM.includes(complaint.status)) allowed.add("assess");
      if (THIRD_FROM.includes(complaint.status)) allowed.add("third_party");
    } else allowed.add(action.name);
  }
  return ORDER.filter((deed) => allowed.has(deed));
}

/** Deeds that open a dialog; the others happen at once. Their labels end with "…". */
export const WITH_DIALOG: readonly Deed[] = [
  "accept",
  "answer",
  "answer_refusal",
  "propose",
  "close",
  "ask_customer",
  "ask_vendor",
  "decline",
  "refuse",
  "reopen",
  "withdraw",
];

export function isOver(complaint: Complaint): boolean {
  return complaint.status === "closed" || complaint.status === "withdrawn";
}

/** Whether there is nothing left to argue about: it is agreed, or over. */
export function isSettled(complaint: Pick<Complaint, "status">): boolean {
  const { status } = complaint;
  return status === "resolved" || status === "closed" || status === "withdrawn";
}

/** A complaint that cannot be opened again can be followed by another one, on the customer's side. */
export function canFollowUp(complaint: Complaint): boolean {
  if (complaint.side !== "customer" || !isOver(complaint)) return false;
  return !complaint.actions.some((action) => action.name === "reopen" && action.allowed);
}

/** What is said where one would write when a message is probably not what helps; null if one just writes. */
type AfterwardsId =
  | "complaints.after_resolved"
  | "complaints.after_closed"
  | "complaints.after_closed_late"
  | "complaints.after_closed_vendor"
  | "complaints.after_withdrawn"
  | "complaints.after_withdrawn_vendor";

export function afterwardsId(complaint: Complaint): AfterwardsId | null {
  const { status, side } = complaint;
  const customer = side === "customer";
  if (status === "withdrawn") {
    return customer ? "complaints.after_withdrawn" : "complaints.after_withdrawn_vendor";
  }
  const reopen = complaint.actions.some((action) => action.name === "reopen" && action.allowed);
  if (status === "resolved" && customer && reopen) return "complaints.after_resolved";
  if (status !== "closed") return null;
  if (!customer) return "complaints.after_closed_vendor";
  return reopen ? "complaints.after_closed" : "complaints.after_closed_late";
}

/** All sentences of the card take the other side's name, as this one does. */
type SentenceId = "complaints.wait_any";

/** The sentence of the card. There is one for each status, side and turn; unknown ones fall back on the ball. */
export function sentenceId(t: Translate, complaint: Complaint): SentenceId {
  const { ball, side, status, confirmed } = complaint;
  const turn = ball.mine ? "mine" : "wait";
  const wanted =
    ball.mine && side === "customer" && !confirmed
      ? "complaints.mine_customer_confirm"
      : inWords(complaint)
        ? `complaints.${turn}_${side}_words`
        : `complaints.${turn}_${side}_${status}`;
  return (t.has(wanted) ? wanted : `complaints.${turn}_any`) as SentenceId;
}

/** Whether it was resolved by words alone, without commitments: nobody but the customer can say that they were kept. */
function inWords(complaint: Complaint): boolean {
  const closing = complaint.side === "customer" ? "close" : "answer";
  const may = complaint.actions.some((action) => action.name === closing && action.allowed);
  return complaint.status === "resolved" && may;
}

/** What a deed is called: in some statuses the same action means something else. */
export function deedText<Part extends string>(
  t: Translate,
  part: Part,
  deed: Deed,
  status: Complaint["status"],
): `complaints.${Part}_${Deed}` {
  const own = `complaints.${part}_${deed}_${status}`;
  return (t.has(own) ? own : `complaints.${part}_${deed}`) as `complaints.${Part}_${Deed}`;
}
