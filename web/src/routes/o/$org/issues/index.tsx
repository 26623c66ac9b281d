import { createFileRoute } from "@tanstack/react-router";
import { IssuesPage } from "~/features/related/IssuesPage";
import { validateIssueSearch } from "~/features/related/search";

export const Route = createFileRoute("/o/$org/issues/")({
  component: IssuesPage,
  validateSearch: validateIssueSearch,
});
