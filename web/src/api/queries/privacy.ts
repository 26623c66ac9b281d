/** What is kept twice, and what is kept about people. */
import { keepPreviousData, type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "../client";
import { pageQuery } from "../query";
import type {
  Duplicates,
  Erasure,
  Merge,
  MergeKind,
  MergePreview,
  PrivacySubject,
  RetentionRule,
  Traces,
} from "../types-privacy";

const MERGES = ["merges"];
const PRIVACY = ["privacy"];

/** What is merged stands elsewhere in every list. */
export function renewAll(client: QueryClient): Promise<void> {
  return client.invalidateQueries();
}

export function renewPrivacy(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: PRIVACY });
}

export function duplicatesQuery(kind: MergeKind) {
  return queryOptions({
    queryKey: [...MERGES, "duplicates", kind],
    queryFn: ({ signal }) => api.get<Duplicates>("/duplicates", { kind }, signal),
  });
}

export const mergesQuery = pageQuery<Merge>([...MERGES, "list"], "/merges");

export function mergePreviewQuery(kind: MergeKind, survivor: string, victim: string) {
  return queryOptions({
    queryKey: [...MERGES, "preview", kind, survivor, victim],
    queryFn: ({ signal }) =>
      api.get<MergePreview>("/merges/preview", { kind, survivor_id: survivor, victim_id: victim }, signal),
  });
}

export function subjectsQuery(q: string) {
  return queryOptions({
    queryKey: [...PRIVACY, "people", q],
    queryFn: ({ signal }) => api.get<{ items: PrivacySubject[] }>("/privacy/people", { q }, signal),
    enabled: q.trim().length > 1,
    placeholderData: keepPreviousData,
  });
}

export function subjectPath({ kind, id }: Pick<PrivacySubject, "kind" | "id">, part: string): string {
  return `/privacy/${kind}/${encodeURIComponent(id)}/${part}`;
}

export function tracesQuery(subject: PrivacySubject) {
  return queryOptions({
    queryKey: [...PRIVACY, "traces", subject.kind, subject.id],
    queryFn: ({ signal }) => api.get<Traces>(subjectPath(subject, "traces"), undefined, signal),
  });
}

export const erasuresQuery = pageQuery<Erasure>([...PRIVACY, "erasures"], "/privacy/erasures");

export const retentionQuery = queryOptions({
  queryKey: [...PRIVACY, "retention"],
  queryFn: ({ signal }) => api.get<{ items: RetentionRule[] }>("/privacy/retention", undefined, signal),
});
