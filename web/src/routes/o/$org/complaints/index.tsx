import { createFileRoute } from "@tanstack/react-router";
import { ComplaintsPage } from "~/features/complaints/list/ComplaintsPage";
import { validateListSearch } from "~/features/complaints/list/search";

export const Route = createFileRoute("/o/$org/complaints/")({
  component: ComplaintsPage,
  validateSearch: validateListSearch,
});
