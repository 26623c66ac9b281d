import { createFileRoute } from "@tanstack/react-router";
import { OrderPage } from "~/features/orders/OrderPage";

export const Route = createFileRoute("/o/$org/orders/$id")({ component: OrderPage });
