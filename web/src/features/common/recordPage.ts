import type { components } from "~/api/schema.gen";

type Kind = components["schemas"]["RecordRef"]["kind"];

/** The page of a record by its kind; an agreement stands on the page of its relationship. */
export const RECORD_PAGES: Record<
  Kind,
  | "/o/$org/complaints/$id"
  | "/o/$org/issues/$id"
  | "/o/$org/ideas/$id"
  | "/o/$org/meetings/$id"
  | "/o/$org/partners/$id/agreement"
  | "/o/$org/projects/$id"
  | "/o/$org/surveys/$id"
> = {
  complaint: "/o/$org/complaints/$id",
  meeting: "/o/$org/meetings/$id",
  major_issue: "/o/$org/issues/$id",
  idea: "/o/$org/ideas/$id",
  agreement: "/o/$org/partners/$id/agreement",
  project: "/o/$org/projects/$id",
  survey: "/o/$org/surveys/$id",
};
