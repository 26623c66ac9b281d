import { createFileRoute } from "@tanstack/react-router";
import { FactsTab } from "~/features/settle/facts/FactsTab";

export const Route = createFileRoute("/o/$org/complaints/$id/facts")({ component: FactsTab });
