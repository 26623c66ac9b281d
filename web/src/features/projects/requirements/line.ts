/** A line of a delta by the names of its form. Pure. */
import type { RequirementChange, RequirementList } from "~/api/types-requirements";

export interface Line {
  version: number;
  change: RequirementChange | undefined;
  /** In which its parent is looked up. */
  list: Pick<RequirementList, "items">;
}

/** It was dropped, or all have signed it. */
export class LineGone extends Error {}

export function lineOf({ change, list }: Line) {
  const after = change?.after;
  if (!change || !after) return {};
  const { target } = after;
  return {
    text: after.text,
    source_id: after.source.id,
    priority: after.priority,
    verification: after.verification,
    acceptance: after.acceptance ?? null,
    parent_id: list.items.find((item) => item.key === after.parent_key)?.id ?? null,
    target: target ? { comparison: target.comparison, value: target.value, unit: target.unit ?? null } : null,
    reason: change.reason,
    cost:
      change.cost_minor !== null && change.cost_minor !== undefined
        ? { amount_minor: change.cost_minor, currency: change.currency }
        : null,
    days: change.days ?? null,
  };
}
