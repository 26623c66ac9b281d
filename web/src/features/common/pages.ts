/** Where records of each kind have their page; an agreement has it at its relationship. */
import type { RecordRef } from "~/api/types";

type RecordPage =
  | "/o/$org/complaints/$id"
  | "/o/$org/issues/$id"
  | "/o/$org/partners/$id/agreement"
  | "/o/$org/projects/$id";

export const RECORD_PAGES: Record<RecordRef["kind"], RecordPage> = {
  complaint: "/o/$org/complaints/$id",
  meeting: "/o/$org/complaints/$id",
  major_issue: "/o/$org/issues/$id",
  agreement: "/o/$org/partners/$id/agreement",
  project: "/o/$org/projects/$id",
};
