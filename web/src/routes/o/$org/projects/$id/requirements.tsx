import { createFileRoute } from "@tanstack/react-router";
import { RequirementsPage } from "~/features/projects/requirements/RequirementsPage";

export const Route = createFileRoute("/o/$org/projects/$id/requirements")({ component: RequirementsPage });
