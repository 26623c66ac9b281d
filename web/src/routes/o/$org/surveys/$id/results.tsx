import { createFileRoute } from "@tanstack/react-router";
import { ResultsPage } from "~/features/surveys/results/ResultsPage";
import type { ResultsSearch } from "~/features/surveys/results/search";

export const Route = createFileRoute("/o/$org/surveys/$id/results")({
  component: ResultsPage,
  // What it holds is looked at by the page: this comes with the shell.
  validateSearch: (search) => search as ResultsSearch,
});
