import { createFileRoute } from "@tanstack/react-router";
import { DecisionPage } from "~/features/projects/decisions/DecisionPage";

export const Route = createFileRoute("/o/$org/projects/$id/decisions/$decision/")({
  component: DecisionPage,
});
