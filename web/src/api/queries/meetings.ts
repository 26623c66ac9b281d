/**
 * Review meetings. What belongs to one is kept under the key of its record, so that one hint of a change renews it;
 * its commitments as well, as those of a complaint.
 */
import { queryOptions } from "@tanstack/react-query";
import { api, type Params } from "../client";
import { keys, pageQuery } from "../query";
import type { Page } from "../types";
import type { AgendaProposals, Health, Meeting, MeetingItem } from "../types-meetings";
import type { Commitment } from "../types-settle";

const pathOf = (id: string) => `/meetings/${encodeURIComponent(id)}`;

export const meetingKey = (id: string) => [...keys.complaint(id), "meeting"];

export function meetingQuery(id: string) {
  return queryOptions({
    queryKey: meetingKey(id),
    queryFn: ({ signal }) => api.get<Meeting>(pathOf(id), undefined, signal),
  });
}

export function proposalsQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.complaint(id), "proposals"],
    queryFn: ({ signal }) => api.get<AgendaProposals>(`${pathOf(id)}/proposals`, undefined, signal),
  });
}

/** What was taken on in a meeting. */
export function actionsQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.complaint(id), "commitments"],
    queryFn: ({ signal }) =>
      api.get<Page<Commitment>>("/commitments", { record_id: id, limit: 100 }, signal),
  });
}

export function meetingsQuery(params: Params) {
  return pageQuery<MeetingItem>(keys.meetings, "/meetings", params);
}

export function healthQuery(relationship: string) {
  return queryOptions({
    queryKey: [...keys.relationship(relationship), "health"],
    queryFn: ({ signal }) =>
      api.get<Health>(`/relationships/${encodeURIComponent(relationship)}/health`, undefined, signal),
  });
}
