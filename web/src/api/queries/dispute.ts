/** Mediation, third parties, the lanes of a conversation, and the cases of a guest. */
import { queryOptions } from "@tanstack/react-query";
import { api } from "../client";
import { keys } from "../query";
import type { LaneView } from "../types";
import type { GuestCases, Mediations, PortalKey, ThirdParties } from "../types-dispute";

const of = (id: string, part: string) => `/complaints/${encodeURIComponent(id)}/${part}`;

/** Which lanes the reader has, and who else reads each. Kept under the record's key: they come and go with it. */
export function lanesQuery(record: readonly unknown[], threadId: string) {
  return queryOptions({
    queryKey: [...record, "lanes", threadId],
    queryFn: ({ signal }) =>
      api.get<{ items: LaneView[] }>(`/threads/${encodeURIComponent(threadId)}/lanes`, undefined, signal),
  });
}

export function mediationQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.complaint(id), "mediation"],
    queryFn: ({ signal }) => api.get<Mediations>(of(id, "mediation"), undefined, signal),
  });
}

export function thirdPartiesQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.complaint(id), "third-parties"],
    queryFn: ({ signal }) => api.get<ThirdParties>(of(id, "third-parties"), undefined, signal),
  });
}

export const guestCasesQuery = queryOptions({
  queryKey: keys.guestCases,
  queryFn: ({ signal }) => api.get<GuestCases>("/guest/complaints", undefined, signal),
});

export const portalKeyQuery = queryOptions({
  queryKey: keys.portalKey,
  queryFn: ({ signal }) => api.get<PortalKey>("/keys", undefined, signal),
  staleTime: Number.POSITIVE_INFINITY,
});
