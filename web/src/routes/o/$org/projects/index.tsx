import { createFileRoute } from "@tanstack/react-router";
import { ProjectsPage } from "~/features/projects/ProjectsPage";
import { validateProjectSearch } from "~/features/projects/search";

export const Route = createFileRoute("/o/$org/projects/")({
  component: ProjectsPage,
  validateSearch: validateProjectSearch,
});
