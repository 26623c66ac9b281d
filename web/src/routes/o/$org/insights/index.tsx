import { createFileRoute } from "@tanstack/react-router";
import { InsightsPage } from "~/features/insights/InsightsPage";
import type { InsightSearch } from "~/features/insights/params";

export const Route = createFileRoute("/o/$org/insights/")({
  component: InsightsPage,
  validateSearch: (search) => search as InsightSearch,
});
