/** Orders are read only; products are kept, and a complaint about a line changes its order's page. */
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api, type Params } from "../client";
import { pageQuery } from "../query";
import type { AccountOrders, Order, OrderItem, Product } from "../types-orders";

const ORDERS = ["orders"];
const PRODUCTS = ["products"];

export function renewOrders(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: ORDERS });
}

export function renewProducts(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: PRODUCTS });
}

export function ordersQuery(params: Params) {
  return pageQuery<OrderItem>([...ORDERS, "list"], "/orders", params);
}

function query<T>(key: readonly string[], path: string) {
  return queryOptions({
    queryKey: [...key, path],
    queryFn: ({ signal }) => api.get<T>(path, undefined, signal),
  });
}

export function orderQuery(id: string) {
  return query<Order>(ORDERS, `/orders/${encodeURIComponent(id)}`);
}

export function accountOrdersQuery(relationship: string) {
  return query<AccountOrders>(ORDERS, `/accounts/${encodeURIComponent(relationship)}/orders`);
}

export function productQuery(id: string) {
  return query<Product>(PRODUCTS, `/products/${encodeURIComponent(id)}`);
}

export function productsQuery(params: Params) {
  return pageQuery<Product>([...PRODUCTS, "list"], "/products", params);
}
