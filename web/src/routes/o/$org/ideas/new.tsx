import { createFileRoute } from "@tanstack/react-router";
import { NewIdeaPage } from "~/features/ideas/NewIdeaPage";
import type { NewIdeaSearch } from "~/features/ideas/search";

export const Route = createFileRoute("/o/$org/ideas/new")({
  component: NewIdeaPage,
  validateSearch: (search) => search as NewIdeaSearch,
});
