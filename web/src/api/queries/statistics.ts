import { queryOptions } from "@tanstack/react-query";
import { api } from "../client";
import { keys } from "../query";
import type { Category, Status } from "../types";

export interface ComplaintStatistics {
  /** ISO weeks, "2026-W48". */
  opened_by_week: { week: string; opened: number; closed: number }[];
  by_status: { status: Status; label: string; count: number }[];
  by_category: { category: Category; count: number }[];
  median_first_response_seconds: number | null;
  /** How many complaints the median stands on. */
  n: number;
}

export const statisticsQuery = queryOptions({
  queryKey: keys.statistics,
  queryFn: ({ signal }) => api.get<ComplaintStatistics>("/statistics/complaints", undefined, signal),
});
