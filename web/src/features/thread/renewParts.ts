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

/** Where the parts of a record are kept, and which of them an entry may change. */
export interface Followed {
  key: readonly unknown[];
  /** Where the record itself is kept, if not under `key`. */
  record?: readonly unknown[];
  parts: readonly string[];
}

export function ofComplaint(id: string): Followed {
  return { key: keys.complaint(id), parts: PARTS };
}

/** Whose turn it is and until when moves with its parts, so the record itself is asked for as well. */
export function partsRenewer(client: QueryClient, { key, record = key, parts }: Followed): () => void {
  let waits = false;
  return () => {
    if (waits) return;
    waits = true;
    setTimeout(() => {
      waits = false;
      void client.invalidateQueries({ queryKey: record, exact: true });
      for (const part of parts) void client.invalidateQueries({ queryKey: [...key, part] });
    }, TOGETHER_MS);
  };
}

/**
 * A thread can be followed only once its record is read, and what changed between the two no hint tells: the record is
 * asked for once more, and its parts with it when it has changed.
 */
export async function catchUp(
  client: QueryClient,
  { key, record = key }: Followed,
  renewParts: () => void,
): Promise<void> {
  const before = client.getQueryData(record);
  await client.invalidateQueries({ queryKey: record, exact: true });
  if (client.getQueryData(record) !== before) renewParts();
}
