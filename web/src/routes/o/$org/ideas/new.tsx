import { createFileRoute } from "@tanstack/react-router";
import { NewIdeaPage } from "~/features/ideas/NewIdeaPage";
import { validateNewIdea } from "~/features/ideas/search";

export const Route = createFileRoute("/o/$org/ideas/new")({
  component: NewIdeaPage,
  validateSearch: validateNewIdea,
});
