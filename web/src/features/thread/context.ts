/** What everything in a thread has to know about the record that it belongs to. */
import { createContext, use } from "react";
import type { Complaint } from "~/api/types";

export interface ThreadInfo {
  complaint: Complaint;
  threadId: string;
  /** Name of the own organisation, for "Only Northwind sees this". */
  own: { id: string; name: string };
  membershipId: string;
  mayWrite: boolean;
}

export const ThreadContext = createContext<ThreadInfo | null>(null);

export function useThreadInfo(): ThreadInfo {
  const info = use(ThreadContext);
  if (!info) throw new Error("entries are shown inside a ThreadContext");
  return info;
}
