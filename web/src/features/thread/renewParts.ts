/** A hint of an entry makes us ask again for what the entry may have changed. */
import type { QueryClient } from "@tanstack/react-query";
import { keys } from "~/api/query";

/** Parts of a complaint that an entry may change. */
const PARTS = [
  "facts",
  "offers",
  "commitments",
  "escalations",
  "ledger",
  "tasks",
  "satisfaction",
  "reviews",
  "links",
  "issues",
  "lanes",
  "mediation",
  "third-parties",
];
/** Hints of one deed come within this time, and are answered by one request. */
const TOGETHER_MS = 80;

/** Whose turn it is and until when moves with its parts, so the complaint itself is asked for as well. */
export function partsRenewer(client: QueryClient, complaintId: string): () => void {
  let waits = false;
  return () => {
    if (waits) return;
    waits = true;
    setTimeout(() => {
      waits = false;
      const complaint = keys.complaint(complaintId);
      void client.invalidateQueries({ queryKey: complaint, exact: true });
      for (const part of PARTS) void client.invalidateQueries({ queryKey: [...complaint, part] });
    }, TOGETHER_MS);
  };
}
