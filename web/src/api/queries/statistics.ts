import { queryOptions } from "@tanstack/react-query";
import { api } from "../client";
import { keys } from "../query";
import type { Statistics } from "../types";

export const statisticsQuery = queryOptions({
  queryKey: keys.statistics,
  queryFn: ({ signal }) => api.get<Statistics>("/statistics/complaints", undefined, signal),
});
