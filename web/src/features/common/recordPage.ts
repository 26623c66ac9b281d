import type { components } from "~/api/schema.gen";

type Kind = components["schemas"]["RecordRef"]["kind"];

/** The page of a record by its kind; an agreement stands on the page of its relationship. */
const RECORD_PAGES = {
  complaint: "/o/$org/complaints/$id",
  meeting: "/o/$org/meetings/$id",
  major_issue: "/o/$org/issues/$id",
  idea: "/o/$org/ideas/$id",
  agreement: "/o/$org/partners/$id/agreement",
  project: "/o/$org/projects/$id",
  survey: "/o/$org/surveys/$id",
} as const satisfies Record<Kind, string>;

type RecordPage = (typeof RECORD_PAGES)[Kind] | "/o/$org/partners";

/**
 * Where the link to a record leads. The page of an agreement is named by its relationship, not by its record: where the
 * relationship is not told, the list of partners leads there.
 */
export function recordLink(
  org: string,
  record: { id: string; kind: Kind },
  relationship?: string | null,
): { to: RecordPage; params: { org: string; id: string } } {
  if (record.kind !== "agreement") return { to: RECORD_PAGES[record.kind], params: { org, id: record.id } };
  return relationship
    ? { to: RECORD_PAGES.agreement, params: { org, id: relationship } }
    : { to: "/o/$org/partners", params: { org, id: record.id } };
}
