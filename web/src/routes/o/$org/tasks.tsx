import { createFileRoute } from "@tanstack/react-router";
import { MyTasksPage } from "~/features/tasks/mine/MyTasksPage";

export const Route = createFileRoute("/o/$org/tasks")({
  component: MyTasksPage,
  // What it holds is looked at by the page: this comes with the shell.
  validateSearch: (search) => search as { owner?: "us" },
});
