/** What the address of the list of commitments holds. */
export interface CommitmentSearch {
  side?: "mine" | "theirs";
  state?: "pending" | "late" | "done";
  owner?: "me";
}

/** What of an address is understood. The route takes all of it: this would come with the shell. */
export function understood(raw: Record<string, unknown>): CommitmentSearch {
  return {
    ...(raw.side === "mine" || raw.side === "theirs" ? { side: raw.side } : {}),
    ...(raw.state === "pending" || raw.state === "late" || raw.state === "done" ? { state: raw.state } : {}),
    ...(raw.owner === "me" ? { owner: raw.owner } : {}),
  };
}

export const STATES_OF = {
  pending: "proposed,open,missed,fulfilled",
  late: "missed",
  done: "confirmed,released",
} as const;
