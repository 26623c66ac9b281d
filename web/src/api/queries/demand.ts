/** Everything that follows from interactions is kept under one key: what is written down changes all of it. */
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api, type Params } from "../client";
import { pageQuery } from "../query";
import type {
  Alarms,
  Candidate,
  Coverage,
  Defects,
  DemandCallers,
  DemandDecision,
  DemandHistory,
  DemandReach,
  Episode,
  Interaction,
  KnownCaller,
  Radar,
  RadarCheck,
  Standing,
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

const topicPath = (topic: string, rest: string) => `/radar/${encodeURIComponent(topic)}/${rest}`;

export const standingQuery = query<Standing>("standing", "/radar/standing");
export const defectsQuery = query<Defects>("defects", "/radar/defects");

/** While something is on its way it is asked for again and again: no socket tells of it. */
export const checksQuery = queryOptions({
  ...query<{ items: RadarCheck[] }>("checks", "/radar/checks"),
  refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? 1_500 : false),
});

export function isUnderWay({ state }: RadarCheck): boolean {
  return state === "waiting" || state === "running";
}

export function episodesQuery(topic: string | null) {
  return query<{ items: Episode[] }>("episodes", "/radar/episodes", { topic_id: topic, limit: 50 });
}

export function historyQuery(topic: string, by: string) {
  return query<DemandHistory>("history", topicPath(topic, "history"), { by });
}

export function reachQuery(topic: string) {
  return query<DemandReach>("reach", topicPath(topic, "reach"));
}

/** Of one topic, or of all. */
export function decisionsQuery(topic: string | null) {
  const path = topic === null ? "/radar/decisions" : topicPath(topic, "decisions");
  return query<{ items: DemandDecision[] }>("decisions", path, { limit: 50 });
}
