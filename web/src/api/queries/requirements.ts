/** The requirements of a project, under the project's key: one hint renews them with it. */
import { queryOptions } from "@tanstack/react-query";
import { api } from "../client";
import { keys } from "../query";
import type { RequirementList, RequirementListVersion } from "../types-requirements";

const of = (id: string, part = "") => `/projects/${encodeURIComponent(id)}/requirements${part}`;

export function requirementsQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.project(id), "requirements"],
    queryFn: ({ signal }) => api.get<RequirementList>(of(id), undefined, signal),
  });
}

/** What was put up for signing never changes, but who has signed it does. */
export function requirementReviewQuery(id: string, number: number) {
  return queryOptions({
    queryKey: [...keys.project(id), "requirements", number],
    queryFn: ({ signal }) => api.get<RequirementListVersion>(of(id, `/reviews/${number}`), undefined, signal),
  });
}
