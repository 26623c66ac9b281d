import { createFileRoute } from "@tanstack/react-router";
import { OrdersPage, type OrdersSearch } from "~/features/orders/OrdersPage";

export const Route = createFileRoute("/o/$org/orders/")({
  component: OrdersPage,
  validateSearch: (search) => search as OrdersSearch,
});
