import { createFileRoute } from "@tanstack/react-router";
import { DecisionsPage } from "~/features/projects/decisions/DecisionsPage";

export const Route = createFileRoute("/o/$org/projects/$id/decisions/")({ component: DecisionsPage });
