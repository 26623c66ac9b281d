/** Decisions, under the key of their project: one hint that something of it moved renews them together. */
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "../client";
import { keys } from "../query";
import type { BoardResults, Decision, DecisionBoard, DecisionListItem } from "../types-decisions";

const of = (id: string, part = "") => `/decisions/${encodeURIComponent(id)}${part}`;

export function decisionsQuery(project: string) {
  return queryOptions({
    queryKey: [...keys.project(project), "decisions"],
    queryFn: ({ signal }) =>
      api.get<{ items: DecisionListItem[] }>(
        `/projects/${encodeURIComponent(project)}/decisions`,
        undefined,
        signal,
      ),
  });
}

export function decisionQuery(project: string, id: string) {
  return queryOptions({
    queryKey: [...keys.project(project), "decisions", id],
    queryFn: ({ signal }) => api.get<Decision>(of(id), undefined, signal),
  });
}

export function boardQuery(project: string, id: string) {
  return queryOptions({
    queryKey: [...keys.project(project), "decisions", id, "board"],
    queryFn: ({ signal }) => api.get<DecisionBoard>(of(id, "/board"), undefined, signal),
  });
}

/** What would come of other weights; asked anew with each set of them. */
export function whatIfQuery(project: string, board: DecisionBoard, weights: Record<string, number>) {
  const given = board.criteria.map(({ id, weight }) => ({ criterion_id: id, weight: weights[id] ?? weight }));
  return queryOptions({
    queryKey: [...keys.project(project), "decisions", board.decision_id, "what-if", board.version, given],
    queryFn: () => api.post<BoardResults>(of(board.decision_id, "/board/what-if"), { weights: given }),
    placeholderData: keepPreviousData,
  });
}
