import { createFileRoute } from "@tanstack/react-router";
import { ChangesPage } from "~/features/projects/changes/ChangesPage";

export const Route = createFileRoute("/o/$org/projects/$id/changes")({ component: ChangesPage });
