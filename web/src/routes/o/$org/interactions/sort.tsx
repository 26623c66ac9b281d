import { createFileRoute } from "@tanstack/react-router";
import { SortPage } from "~/features/demand/SortPage";

export const Route = createFileRoute("/o/$org/interactions/sort")({ component: SortPage });
