/** What a hint stands for is asked for again. */
import type { QueryClient } from "@tanstack/react-query";
import { keys } from "~/api/query";
import type { Counts } from "~/api/types";
import type { ServerFrame } from "./frames";

export function renew(client: QueryClient, frame: ServerFrame): void {
  const stale = (key: readonly unknown[]) => void client.invalidateQueries({ queryKey: key });
  const part = (name: string) =>
    void client.invalidateQueries({ predicate: (query) => query.queryKey[2] === name });
  // Whatever moves may have been signed, or ask for a signature now.
  if (frame.type === "record" || frame.type === "report" || frame.type === "list") {
    stale(keys.signatures);
    stale(keys.asks);
  }
  switch (frame.type) {
    case "record":
      if (frame.kind === "project") {
        stale(keys.project(frame.id));
        stale(keys.projects);
        break;
      }
      if (frame.kind === "survey") {
        stale(keys.surveys);
        break;
      }
      if (frame.kind === "idea") {
        stale(keys.ideas);
        break;
      }
      stale(keys.complaint(frame.id));
      stale(keys.commitments);
      stale(keys.agreements);
      stale(keys.meetings);
      part("health");
      stale(keys.complaintLists);
      stale(keys.guestCases);
      stale(keys.counts);
      break;
    case "votes":
      stale(keys.ideas);
      break;
    case "report":
      stale([...keys.complaint(frame.id), frame.type]);
      break;
    case "plan":
      stale(keys.project(frame.id));
      break;
    case "list":
      stale([frame.kind]);
      part(frame.kind);
      // The pages of a project follow no thread: who joined and what moved comes by its list.
      if (frame.kind === "projects") stale(["project"]);
      if (frame.kind === "complaints") {
        stale(keys.guestCases);
        stale(keys.counts);
        // Where a complaint stands is shown at those that it is linked with, and at its issue.
        part("links");
        stale(keys.issues);
      }
      break;
    case "inbox":
      client.setQueryData<Counts>(keys.counts, (old) => (old ? { ...old, inbox_unread: frame.unread } : old));
      stale(keys.inbox);
      break;
    case "resync":
      stale(keys.entries(frame.thread));
      break;
    case "draft":
      stale(keys.drafts(frame.thread));
      break;
    default:
  }
}
