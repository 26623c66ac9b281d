import { createFileRoute } from "@tanstack/react-router";
import { IssuesPage } from "~/features/related/IssuesPage";

export const Route = createFileRoute("/o/$org/issues/")({
  component: IssuesPage,
  // What it holds is looked at by the page: this comes with the shell.
  validateSearch: (search) => search as { status?: "open" | "closed" },
});
