/** What the address of a figure says, and what is asked with it. */
import type { InsightName, Measure } from "~/api/types-insights";

export interface InsightSearch {
  from?: string;
  as_of?: string;
  customer?: string;
  measure?: Measure;
  /** The row of the table that is looked behind; "all" for all of them. */
  row?: string;
}

export const NAMES: readonly InsightName[] = [
  "rfm",
  "silent_churn",
  "repeat_purchase",
  "cohort_retention",
  "retention_after_complaint",
  "complaint_pareto",
  "sla_attainment",
  "time_to_resolution",
  "reopen_rate",
  "repeat_complaints",
  "customer_value",
  "keep_or_win",
];

/** Those that are of a moment and know no first day. */
export const OF_A_MOMENT: readonly InsightName[] = [
  "rfm",
  "silent_churn",
  "cohort_retention",
  "retention_after_complaint",
  "customer_value",
];

export function paramsOf(search: InsightSearch) {
  return {
    from: search.from ?? null,
    as_of: search.as_of ?? null,
    relationship_id: search.customer ?? null,
    measure: search.measure ?? null,
  };
}
