/** What is still open of the commitments that settle a complaint, as the reader's side sees it. */
import { useQuery } from "@tanstack/react-query";
import { commitmentsOfQuery } from "~/api/queries/settle";
import type { Complaint } from "~/api/types";
import { type Commitment, mayAct } from "~/api/types-settle";
import { isPending } from "~/features/settle/words";

/** `confirm` and `fulfil` are for the reader to do; with `wait` the other side has the next step. */
export type Promised = "confirm" | "fulfil" | "wait";

export function promisedOf(commitments: readonly Commitment[]): Promised | null {
  const pending = commitments.filter(isPending);
  if (pending.length === 0) return null;
  if (pending.some((each) => mayAct(each.actions, "confirm"))) return "confirm";
  return pending.some((each) => mayAct(each.actions, "fulfil")) ? "fulfil" : "wait";
}

/** Null as long as nothing is promised: then the complaint is closed by hand. */
export function usePromised(complaint: Complaint): Promised | null {
  const commitments = useQuery(commitmentsOfQuery(complaint.id)).data?.items;
  return complaint.status === "resolved" && commitments ? promisedOf(commitments) : null;
}
