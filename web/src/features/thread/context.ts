/** What everything in a thread has to know about the record that it belongs to. */
import { createContext, type ReactNode, use } from "react";
import type { Complaint, Entry, Lane, LaneView, OrgRef } from "~/api/types";
import { type Audience, audienceOf } from "./audience";

/** What the conversation asks of its record, whether it is a complaint or something else. */
export type ThreadRecord = Pick<
  Complaint,
  "id" | "guest" | "side" | "vendor" | "customer" | "counterpart" | "people" | "reads"
> & {
  /** Where it is a project: all who take part, in the order in which they are named. */
  parties?: readonly OrgRef[];
};

export interface ThreadInfo {
  /** A complaint, or another record that two sides talk about. */
  complaint: ThreadRecord;
  threadId: string;
  /** Name of the own organisation, for "Only Northwind sees this". */
  own: { id: string; name: string };
  membershipId: string;
  mayWrite: boolean;
  /** How an event is said that no other record has. */
  event?: (entry: Entry) => ReactNode;
  /** The lanes that the reader has, with who else reads each; empty until they are known. */
  lanes: readonly LaneView[];
}

export const ThreadContext = createContext<ThreadInfo | null>(null);

/** Who reads a lane of this thread. */
export function useAudience(lane: Lane): Audience {
  return audienceOf(useThreadInfo(), lane);
}

export function useThreadInfo(): ThreadInfo {
  const info = use(ThreadContext);
  if (!info) throw new Error("entries are shown inside a ThreadContext");
  return info;
}

export function isComplaint(record: ThreadRecord): record is Complaint {
  return "remedy_sought" in record;
}

/** For the parts of a complaint's page. */
export function useComplaintInfo(): ThreadInfo & { complaint: Complaint } {
  const info = useThreadInfo();
  const { complaint } = info;
  if (!isComplaint(complaint)) throw new Error("this is shown inside a complaint");
  return { ...info, complaint };
}
