import { createFileRoute } from "@tanstack/react-router";
import { TasksTab } from "~/features/tasks/TasksTab";

export const Route = createFileRoute("/o/$org/complaints/$id/tasks")({ component: TasksTab });
