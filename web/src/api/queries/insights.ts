/** Figures are asked for again after what they are made of was changed here; otherwise an ETag makes asking cheap. */
import { infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import { api, type Params } from "../client";
import type {
  AccountFigures,
  Insight,
  InsightCases,
  InsightCatalogue,
  InsightDecision,
  InsightName,
  InsightSettings,
  Spend,
} from "../types-insights";

const INSIGHTS = ["insights"];
const REFRESH_MS = 60_000;

export function renewInsights(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: INSIGHTS });
}

function query<T>(path: string, params?: Params, renewed = false) {
  return queryOptions({
    queryKey: [...INSIGHTS, path, params],
    queryFn: ({ signal }) => api.get<T>(path, params, signal),
    ...(renewed ? { refetchInterval: REFRESH_MS } : {}),
  });
}

export const catalogueQuery = query<InsightCatalogue>("/insights");
export const settingsQuery = query<InsightSettings>("/insights/settings");
export const spendQuery = query<{ items: Spend[] }>("/insights/spend");

/** Renewed while it is looked at. */
export function insightQuery(name: InsightName, params: Params) {
  return query<Insight>(`/insights/${name}`, params, true);
}

/** Page by page, each with how many there are in all. */
export function casesQuery(name: InsightName, params: Params) {
  const path = `/insights/${name}/rows`;
  return infiniteQueryOptions({
    queryKey: [...INSIGHTS, path, params],
    queryFn: ({ pageParam, signal }) => api.get<InsightCases>(path, { ...params, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
}

export function decisionsQuery(name: InsightName) {
  return query<{ items: InsightDecision[] }>(`/insights/${name}/decisions`);
}

export function accountFiguresQuery(relationship: string) {
  return query<AccountFigures>(`/accounts/${encodeURIComponent(relationship)}/figures`);
}
