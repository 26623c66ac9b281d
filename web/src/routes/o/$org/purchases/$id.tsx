import { createFileRoute } from "@tanstack/react-router";
import { PurchasePage } from "~/features/purchases/PurchasePage";

export const Route = createFileRoute("/o/$org/purchases/$id")({ component: PurchasePage });
