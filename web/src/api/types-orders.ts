/** Products and orders: the vendor's alone. */
import type { components } from "./schema.gen";
import type { Answer } from "./types";

type Schemas = components["schemas"];

export type OrderStatus = Schemas["OrderStatus"];
export type ProductStatus = Schemas["ProductStatus"];
export type LateState = Schemas["LateState"];
export type Timing = Answer<"Timing">;
export type OrderItem = Answer<"OrderItem">;
export type OrderLine = Answer<"OrderLine">;
export type Order = Answer<"Order">;
export type Product = Answer<"Product">;
export type MonthTotal = Answer<"MonthTotal">;
export type AccountOrders = Answer<"AccountOrders">;
