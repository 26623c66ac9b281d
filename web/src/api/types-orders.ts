/** Products and orders: the vendor's alone, but for what a customer ordered itself. */
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
export type Purchase = Answer<"Purchase">;
export type PurchaseLine = Answer<"PurchaseLine">;
export type PurchaseDetail = Answer<"PurchaseDetail">;
export type ImportKind = Schemas["ImportKind"];
export type OrderImport = Answer<"OrderImport">;
export type ImportTakenBack = Answer<"ImportTakenBack">;
export type OrderUpload = Answer<"OrderUpload">;
export type UploadResult = Answer<"UploadResult">;
export type UploadLook = Answer<"UploadLook">;
export type UploadMap = Answer<"UploadMap">;
export type UploadField = Schemas["UploadField"];
