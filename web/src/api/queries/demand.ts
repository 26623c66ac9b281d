/** Everything that follows from interactions is kept under one key: what is written down changes all of it. */
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api, type Params } from "../client";
import { pageQuery } from "../query";
import type {
  Alarms,
  Candidate,
  Coverage,
  DemandCallers,
  Interaction,
  KnownCaller,
  Radar,
  Topic,
  TopicCategory,
} from "../types-demand";

const DEMAND = ["demand"];

export function renewDemand(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: DEMAND });
}

export function interactionsQuery(params: Params) {
  return pageQuery<Interaction>([...DEMAND, "list"], "/interactions", params);
}

function query<T>(name: string, path: string, params?: Params) {
  return queryOptions({
    queryKey: [...DEMAND, name, path, params],
    queryFn: ({ signal }) => api.get<T>(path, params, signal),
  });
}

export const coverageQuery = query<Coverage>("coverage", "/interactions/coverage");
export const candidatesQuery = query<{ items: Candidate[] }>("candidates", "/interactions/candidates");
export const topicsQuery = query<{ items: Topic[] }>("topics", "/topics");
export const categoriesQuery = query<{ items: TopicCategory[] }>("categories", "/topic-categories");

export function radarQuery(params: Params) {
  return query<Radar>("radar", "/radar", params);
}

export function alarmsQuery(params: Params) {
  return query<Alarms>("alarms", "/radar/alarms", params);
}

export function callersQuery(topic: string, params: Params) {
  return query<DemandCallers>("callers", `/radar/${encodeURIComponent(topic)}/callers`, params);
}

export function callerQuery(party: string) {
  return query<KnownCaller>("caller", "/interactions/caller", { party });
}
