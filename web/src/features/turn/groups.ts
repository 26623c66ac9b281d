/** What a person has to do with a complaint whose turn is theirs, judged from its status. */
import type { ComplaintListItem } from "~/api/types";

/** In the order of the page: what blocks the other side most comes first. */
export const GROUPS = ["confirm", "decide", "answer", "acknowledge", "work", "close"] as const;
export type Group = (typeof GROUPS)[number];

export function groupOf(row: Pick<ComplaintListItem, "status" | "confirmed" | "side">): Group {
  if (!row.confirmed && row.side === "customer") return "confirm";
  switch (row.status) {
    case "resolution_proposed":
    case "rejected":
      return "decide";
    case "awaiting_customer":
    case "awaiting_vendor":
      return "answer";
    case "submitted":
      return "acknowledge";
    case "resolved":
      return "close";
    default:
      return "work";
  }
}
