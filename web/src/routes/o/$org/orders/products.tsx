import { createFileRoute } from "@tanstack/react-router";
import { ProductsPage, type ProductsSearch } from "~/features/orders/ProductsPage";

export const Route = createFileRoute("/o/$org/orders/products")({
  component: ProductsPage,
  validateSearch: (search) => search as ProductsSearch,
});
