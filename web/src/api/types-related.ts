/** What belongs together: linked complaints, and major issues behind many of them. */
import type { components } from "./schema.gen";
import type { Answer } from "./types";

export type LinkKind = components["schemas"]["LinkKind"];
export type RelatedLink = Answer<"ComplaintLink">;
export type RelatedLinks = Answer<"ComplaintLinks">;
export type IssueItem = Answer<"IssueItem">;
export type Issue = Answer<"Issue">;
export type IssueAction = Issue["actions"][number]["name"];
