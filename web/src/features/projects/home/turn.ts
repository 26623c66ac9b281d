/** What waits for the reader's organisation, in the order in which it matters. */
import type { HeldItem } from "~/api/types-projects";

export const KINDS = ["gate", "question", "signature", "approval", "deliverable", "claim", "condition"] as const;
export type Kind = (typeof KINDS)[number];

export interface Waiting {
  kind: Kind;
  items: HeldItem[];
}

/** Items that the own organisation holds, by kind. */
export function waiting(items: readonly HeldItem[]): Waiting[] {
  const mine = items.filter((item) => item.held_by.some((holder) => holder.mine));
  return KINDS.map((kind) => ({ kind, items: mine.filter((item) => item.kind === kind) })).filter(
    (each) => each.items.length > 0,
  );
}

/** The names of others that something waits for, each once. */
export function awaited(items: readonly HeldItem[]): string[] {
  const names = items.flatMap((item) =>
    item.held_by.filter((holder) => !holder.mine).map((holder) => holder.organisation.name),
  );
  return [...new Set(names)];
}
