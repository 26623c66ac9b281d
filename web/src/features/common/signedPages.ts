import type { components } from "~/api/schema.gen";

type Subject = components["schemas"]["SubjectKind"];

/** Where what is signed in a project stands, if it has a page of all of its kind. */
export const SIGNED_PAGES: Partial<
  Record<
    Subject,
    "/o/$org/projects/$id/requirements" | "/o/$org/projects/$id/documents" | "/o/$org/projects/$id/programme"
  >
> = {
  requirement_list: "/o/$org/projects/$id/requirements",
  document_version: "/o/$org/projects/$id/documents",
  cost_shares: "/o/$org/projects/$id/programme",
};
