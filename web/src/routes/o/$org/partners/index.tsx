import { createFileRoute } from "@tanstack/react-router";
import { PartnersPage, type PartnersSearch } from "~/features/partners/PartnersPage";

export const Route = createFileRoute("/o/$org/partners/")({
  component: PartnersPage,
  validateSearch: (search) => search as PartnersSearch,
});
