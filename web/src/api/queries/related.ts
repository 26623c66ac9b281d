/** What a complaint is linked with is kept under its key, so that one hint of a change renews it as well. */
import { queryOptions } from "@tanstack/react-query";
import { api, type Params } from "../client";
import { keys, pageQuery } from "../query";
import type { Page } from "../types";
import type { Issue, IssueItem, RelatedLinks } from "../types-related";

export function linksQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.complaint(id), "links"],
    queryFn: ({ signal }) =>
      api.get<RelatedLinks>(`/complaints/${encodeURIComponent(id)}/links`, undefined, signal),
  });
}

/** Issues behind a complaint; for its vendor alone. */
export function issuesBehindQuery(complaint: string) {
  return queryOptions({
    queryKey: [...keys.complaint(complaint), "issues"],
    queryFn: ({ signal }) => api.get<Page<IssueItem>>("/issues", { complaint_id: complaint }, signal),
  });
}

export function issuesQuery(params: Params) {
  return pageQuery<IssueItem>([...keys.issues, "list"], "/issues", params);
}

export function issueQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.issues, id],
    queryFn: ({ signal }) => api.get<Issue>(`/issues/${encodeURIComponent(id)}`, undefined, signal),
  });
}
