import { createFileRoute } from "@tanstack/react-router";
import { InteractionsPage, type InteractionsSearch } from "~/features/demand/InteractionsPage";

export const Route = createFileRoute("/o/$org/interactions/")({
  component: InteractionsPage,
  validateSearch: (search) => search as InteractionsSearch,
});
