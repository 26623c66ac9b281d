import { createFileRoute } from "@tanstack/react-router";
import { IdeasPage } from "~/features/ideas/IdeasPage";
import { validateIdeaSearch } from "~/features/ideas/search";

export const Route = createFileRoute("/o/$org/ideas/")({
  component: IdeasPage,
  validateSearch: validateIdeaSearch,
});
