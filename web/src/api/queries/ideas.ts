/** All of them begin with `keys.ideas`, so that one hint of a change renews whatever shows ideas. */
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, type Params } from "../client";
import { keys, pageQuery } from "../query";
import type { Page } from "../types";
import type {
  Idea,
  IdeaItem,
  IdeaOutcome,
  IdeaStatus,
  IdeaStudies,
  IdeaVotes,
  SimilarIdea,
} from "../types-ideas";

export function ideasQuery(params: Params) {
  return pageQuery<IdeaItem>([...keys.ideas, "list"], "/ideas", params);
}

export const ideaCountsQuery = queryOptions({
  queryKey: [...keys.ideas, "counts"],
  queryFn: ({ signal }) =>
    api.get<{ by_status: Partial<Record<IdeaStatus, number>> }>("/ideas/counts", undefined, signal),
});

export function ideaQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.ideas, "one", id],
    queryFn: ({ signal }) => api.get<Idea>(`/ideas/${encodeURIComponent(id)}`, undefined, signal),
  });
}

export function ideaVotesQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.ideas, "votes", id],
    queryFn: ({ signal }) => api.get<IdeaVotes>(`/ideas/${encodeURIComponent(id)}/votes`, undefined, signal),
  });
}

export function similarIdeasQuery(relationshipId: string | null, text: string) {
  return queryOptions({
    queryKey: [...keys.ideas, "similar", relationshipId, text],
    queryFn: ({ signal }) =>
      api.get<{ items: SimilarIdea[] }>("/ideas/similar", { relationship_id: relationshipId, text }, signal),
    enabled: text.length >= 4,
    placeholderData: keepPreviousData,
  });
}

/** Ideas that grew from a complaint, of those that the reader sees. */
export function ideasFromQuery(complaint: string) {
  return queryOptions({
    queryKey: [...keys.ideas, "from", complaint],
    queryFn: ({ signal }) => api.get<Page<IdeaItem>>("/ideas", { complaint_id: complaint }, signal),
  });
}

/** What studies found of an idea; renewed with surveys, whose results it is made of. */
export function ideaStudiesQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.surveys, "of-idea", id],
    queryFn: ({ signal }) =>
      api.get<IdeaStudies>(`/ideas/${encodeURIComponent(id)}/studies`, undefined, signal),
  });
}

/** Whether a delivered idea helped. */
export function ideaOutcomeQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.ideas, "outcome", id],
    queryFn: ({ signal }) =>
      api.get<IdeaOutcome>(`/ideas/${encodeURIComponent(id)}/outcome`, undefined, signal),
  });
}
