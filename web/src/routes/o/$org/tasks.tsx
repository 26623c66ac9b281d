import { createFileRoute } from "@tanstack/react-router";
import { MyTasksPage } from "~/features/tasks/mine/MyTasksPage";
import { validateTaskSearch } from "~/features/tasks/mine/search";

export const Route = createFileRoute("/o/$org/tasks")({
  component: MyTasksPage,
  validateSearch: validateTaskSearch,
});
