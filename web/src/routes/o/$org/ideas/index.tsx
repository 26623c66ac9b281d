import { createFileRoute } from "@tanstack/react-router";
import { IdeasPage } from "~/features/ideas/IdeasPage";
import type { IdeaSearch } from "~/features/ideas/search";

export const Route = createFileRoute("/o/$org/ideas/")({
  component: IdeasPage,
  validateSearch: (search) => search as IdeaSearch,
});
