import { createFileRoute } from "@tanstack/react-router";
import { InsightPage } from "~/features/insights/InsightPage";
import type { InsightSearch } from "~/features/insights/params";

export const Route = createFileRoute("/o/$org/insights/$name")({
  component: InsightPage,
  validateSearch: (search) => search as InsightSearch,
});
