import { createFileRoute } from "@tanstack/react-router";
import { OffersTab } from "~/features/settle/offers/OffersTab";

export const Route = createFileRoute("/o/$org/complaints/$id/offers")({ component: OffersTab });
