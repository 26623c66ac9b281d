import { createFileRoute } from "@tanstack/react-router";
import { FilingPage } from "~/features/complaints/form/FilingPage";

export const Route = createFileRoute("/o/$org/complaints/new")({
  component: FilingPage,
  /** Another page may already know for whom. */
  validateSearch: (search: Record<string, unknown>): { relationship_id?: string } =>
    typeof search.relationship_id === "string" ? { relationship_id: search.relationship_id } : {},
});
