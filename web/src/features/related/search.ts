/** What the address of the list of issues says. */
export interface IssueSearch {
  status?: "open" | "closed";
}

export function validateIssueSearch(search: Record<string, unknown>): IssueSearch {
  return search.status === "closed" ? { status: "closed" } : {};
}
