import { createFileRoute } from "@tanstack/react-router";
import { PlanPage } from "~/features/projects/plan/PlanPage";

export const Route = createFileRoute("/o/$org/projects/$id/plan")({ component: PlanPage });
