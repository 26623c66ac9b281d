/** What everything in a thread has to know about the record that it belongs to. */
import { createContext, use } from "react";
import type { Complaint, Lane, LaneView } from "~/api/types";
import { type Audience, audienceOf } from "./audience";

export interface ThreadInfo {
  complaint: Complaint;
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

export function useThreadInfo(): ThreadInfo {
  const info = use(ThreadContext);
  if (!info) throw new Error("entries are shown inside a ThreadContext");
  return info;
}
