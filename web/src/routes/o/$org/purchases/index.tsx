import { createFileRoute } from "@tanstack/react-router";
import { PurchasesPage, type PurchasesSearch } from "~/features/purchases/PurchasesPage";

export const Route = createFileRoute("/o/$org/purchases/")({
  component: PurchasesPage,
  validateSearch: (search) => search as PurchasesSearch,
});
