/** Segments and rules, each under one key: what is changed changes their lists too. */
import { keepPreviousData, type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "../client";
import { pageQuery } from "../query";
import type {
  Condition,
  Rule,
  RuleRun,
  RuleVersion,
  Segment,
  SegmentMember,
  SegmentMove,
  SegmentPreview,
  SegmentStay,
} from "../types-segments";

const SEGMENTS = ["segments"];
const RULES = ["rules"];

export function renewSegments(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: SEGMENTS });
}

export function renewRules(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: RULES });
}

const at = (list: string, id: string, part = "") => `/${list}/${encodeURIComponent(id)}${part}`;

export const segmentsQuery = queryOptions({
  queryKey: [...SEGMENTS, "list"],
  queryFn: ({ signal }) => api.get<{ items: Segment[] }>("/segments", undefined, signal),
});

export function segmentQuery(id: string) {
  return queryOptions({
    queryKey: [...SEGMENTS, "one", id],
    queryFn: ({ signal }) => api.get<Segment>(at("segments", id), undefined, signal),
    // Who fits is found by the workers, a moment after a rule was saved.
    refetchInterval: ({ state }) => (state.data && !state.data.computed ? 1500 : false),
  });
}

/** Who is in it changes with the number that the segment tells, and once all are held against its rule. */
export function membersQuery({ id, members, computed }: Segment) {
  const key = [...SEGMENTS, "members", id, members, computed];
  return pageQuery<SegmentMember>(key, at("segments", id, "/members"));
}

export function historyQuery(id: string) {
  return pageQuery<SegmentMove>([...SEGMENTS, "history", id], at("segments", id, "/history"));
}

export function accountSegmentsQuery(id: string) {
  return queryOptions({
    queryKey: [...SEGMENTS, "account", id],
    queryFn: ({ signal }) =>
      api.get<{ items: SegmentStay[] }>(at("accounts", id, "/segments"), undefined, signal),
  });
}

export function previewQuery(condition: Condition) {
  return queryOptions({
    queryKey: [...SEGMENTS, "preview", condition],
    queryFn: () => api.post<SegmentPreview>("/segments/preview", { condition }),
    placeholderData: keepPreviousData,
    retry: false,
  });
}

export const rulesQuery = queryOptions({
  queryKey: [...RULES, "list"],
  queryFn: ({ signal }) => api.get<{ items: Rule[] }>("/rules", undefined, signal),
});

export function ruleQuery(id: string) {
  return queryOptions({
    queryKey: [...RULES, "one", id],
    queryFn: ({ signal }) => api.get<Rule>(at("rules", id), undefined, signal),
  });
}

export function runsQuery(id: string) {
  return pageQuery<RuleRun>([...RULES, "runs", id], at("rules", id, "/runs"));
}

export function versionsQuery(id: string) {
  return queryOptions({
    queryKey: [...RULES, "versions", id],
    queryFn: ({ signal }) =>
      api.get<{ items: RuleVersion[] }>(at("rules", id, "/versions"), undefined, signal),
  });
}
