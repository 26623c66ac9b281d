/** Orders are read only; products are kept, and a complaint about a line changes its order's page. */
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api, type Params } from "../client";
import { pageQuery } from "../query";
import type {
  AccountOrders,
  Order,
  OrderImport,
  OrderItem,
  OrderUpload,
  Product,
  Purchase,
  PurchaseDetail,
  UploadLook,
} from "../types-orders";

const ORDERS = ["orders"];
const PRODUCTS = ["products"];

const PURCHASES = ["purchases"];
const IMPORTS = ["order-imports"];
const UPLOADS = ["order-uploads"];
/** How often a file at work is asked after. */
const SOON_MS = 1_000;

export function renewOrders(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: ORDERS });
}

export function renewPurchases(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: PURCHASES });
}

/** After an import or its undo everything that is told of orders may be another. */
export async function renewImports(client: QueryClient): Promise<void> {
  await Promise.all([IMPORTS, ORDERS, PRODUCTS].map((queryKey) => client.invalidateQueries({ queryKey })));
}

export const importsQuery = pageQuery<OrderImport>([...IMPORTS, "list"], "/order-imports");

/** Asked again and again while a worker reads the file. */
export function uploadQuery(id: string) {
  return queryOptions({
    ...query<OrderUpload>(UPLOADS, `/order-uploads/${encodeURIComponent(id)}`),
    refetchInterval: ({ state }) =>
      state.data?.state === "checking" || state.data?.state === "importing" ? SOON_MS : false,
  });
}

export function keepUpload(client: QueryClient, upload: OrderUpload): void {
  client.setQueryData(uploadQuery(upload.id).queryKey, upload);
}

/** What the file holds stays what it is: only how it is read can be another. */
export function lookQuery(id: string, params: Params) {
  const path = `/order-uploads/${encodeURIComponent(id)}/look`;
  return queryOptions({
    queryKey: [...UPLOADS, path, params],
    queryFn: ({ signal }) => api.get<UploadLook>(path, params, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function purchasesQuery(params: Params) {
  return pageQuery<Purchase>([...PURCHASES, "list"], "/purchases", params);
}

export function purchaseQuery(id: string) {
  return query<PurchaseDetail>(PURCHASES, `/purchases/${encodeURIComponent(id)}`);
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
