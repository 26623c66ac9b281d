/** What everything in a thread has to know about the record that it belongs to. */
import { createContext, use } from "react";
import type { Complaint, Lane, LaneView, OrgRef } from "~/api/types";
import { type Audience, audienceOf } from "./audience";

/** The record as its conversation knows it, whatever it is. */
export interface ThreadRecord {
  id: string;
  /** Who takes part, in the order in which they are named. */
  parties: readonly OrgRef[];
  /** Those of them whom a private note is shared with. */
  others: readonly OrgRef[];
  people: readonly { membership_id: string; name: string }[];
  reads: Complaint["reads"];
}

export interface ThreadInfo {
  record: ThreadRecord;
  /** The complaint itself, where it is one. */
  complaint: Complaint | null;
  threadId: string;
  /** Name of the own organisation, for "Only Northwind sees this". */
  own: { id: string; name: string };
  membershipId: string;
  mayWrite: boolean;
  /** The lanes that the reader has, with who else reads each; empty until they are known. */
  lanes: readonly LaneView[];
}

export const ThreadContext = createContext<ThreadInfo | null>(null);

/** Who reads a lane of this thread. */
export function useAudience(lane: Lane): Audience {
  return audienceOf(useThreadInfo(), lane);
}

/** A complaint as its conversation knows it. */
export function recordOf(complaint: Complaint): ThreadRecord {
  const { id, people, reads, customer, vendor, counterpart } = complaint;
  return { id, people, reads, parties: [customer, vendor], others: [counterpart] };
}

export function useThreadInfo(): ThreadInfo {
  const info = use(ThreadContext);
  if (!info) throw new Error("entries are shown inside a ThreadContext");
  return info;
}

/** For what belongs to complaints alone. */
export function useComplaint(): Complaint {
  const { complaint } = useThreadInfo();
  if (!complaint) throw new Error("there is no complaint here");
  return complaint;
}
