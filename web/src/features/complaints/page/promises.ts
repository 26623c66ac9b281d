/** What is still open of the commitments that settle a complaint, as the reader's side sees it. */
import { useQuery } from "@tanstack/react-query";
import { commitmentsOfQuery } from "~/api/queries/settle";
import type { Complaint } from "~/api/types";
import { type Commitment, mayAct } from "~/api/types-settle";
import { awaitsReturn, isPending, returnFor } from "~/features/settle/words";
import type { Translate } from "~/i18n";

/**
 * `confirm`, `confirm_return`, `return` and `fulfil` are for the reader to do; with `wait` the other side has the next
 * step, and with `wait_return` it is to send the goods back.
 */
type Step = "confirm" | "confirm_return" | "return" | "fulfil" | "wait_return" | "wait";

export interface Promised {
  step: Step;
  /** Of goods that go back: until when, and how many. */
  due: string | null;
  quantity: number | null;
}

export const WAITING: readonly Step[] = ["wait", "wait_return"];

export function promisedOf(commitments: readonly Commitment[]): Promised | null {
  const pending = commitments.filter(isPending);
  if (pending.length === 0) return null;
  const back = pending.map((each) => returnFor(each, pending)).find((each) => each !== undefined);
  const of = (step: Step, due = false): Promised => ({
    step,
    due: due && back ? back.due_at : null,
    quantity: back?.quantity ?? null,
  });
  if (back && mayAct(back.actions, "confirm")) return of("confirm_return");
  if (pending.some((each) => mayAct(each.actions, "confirm"))) return of("confirm");
  if (back && mayAct(back.actions, "fulfil")) return of("return", true);
  if (pending.some((each) => mayAct(each.actions, "fulfil") && !awaitsReturn(each, pending)))
    return of("fulfil");
  return back?.state === "open" || back?.state === "missed" ? of("wait_return", true) : of("wait");
}

/** Null as long as nothing is promised: then the complaint is closed by hand. */
export function usePromised(complaint: Complaint): Promised | null {
  const commitments = useQuery(commitmentsOfQuery(complaint.id)).data?.items;
  return complaint.status === "resolved" && commitments ? promisedOf(commitments) : null;
}

/** Whose goods are to go back has the next step, whoever owes the money for them. */
export function isTurnOf(complaint: Complaint, promised: Promised | null): boolean {
  if (promised?.step === "return") return true;
  return complaint.ball.mine && promised?.step !== "wait_return";
}

/** "12 pieces, impeller HC-40 (C-1042)": what goes back, as its senders know it. */
export function thingText(t: Translate, complaint: Complaint, quantity: number | null): string {
  const pieces = quantity === null ? null : t("settle.pieces", { count: quantity });
  const thing = complaint.product || complaint.title;
  return `${[pieces, thing].filter(Boolean).join(", ")} (${complaint.number})`;
}
