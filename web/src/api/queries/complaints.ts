import { queryOptions } from "@tanstack/react-query";
import { api, type Params } from "../client";
import { keys, pageQuery } from "../query";
import type { Complaint, ComplaintListItem, Counts, GuestComplaint } from "../types";

export const countsQuery = queryOptions({
  queryKey: keys.counts,
  queryFn: ({ signal }) => api.get<Counts>("/counts", undefined, signal),
});

export function complaintsQuery(params: Params) {
  return pageQuery<ComplaintListItem>(keys.complaintLists, "/complaints", params);
}

function isWhole(seen: Complaint | GuestComplaint): seen is Complaint {
  return seen.side === "customer" || seen.side === "vendor";
}

export function complaintQuery(id: string) {
  return queryOptions({
    queryKey: keys.complaint(id),
    queryFn: async ({ signal }) => {
      const path = `/complaints/${encodeURIComponent(id)}`;
      const seen = await api.get<Complaint | GuestComplaint>(path, undefined, signal);
      return isWhole(seen) ? seen : (await import("../guest")).fromGuest(seen);
    },
  });
}
