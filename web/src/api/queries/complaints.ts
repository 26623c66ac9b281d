import { queryOptions } from "@tanstack/react-query";
import { api, type Params } from "../client";
import { keys, pageQuery } from "../query";
import type { Complaint, ComplaintListItem, Counts } from "../types";

export const countsQuery = queryOptions({
  queryKey: keys.counts,
  queryFn: ({ signal }) => api.get<Counts>("/complaints/counts", undefined, signal),
});

export function complaintsQuery(params: Params) {
  return pageQuery<ComplaintListItem>(keys.complaintLists, "/complaints", params);
}

export function complaintQuery(id: string) {
  return queryOptions({
    queryKey: keys.complaint(id),
    queryFn: ({ signal }) => api.get<Complaint>(`/complaints/${encodeURIComponent(id)}`, undefined, signal),
  });
}
