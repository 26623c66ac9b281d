import { createFileRoute } from "@tanstack/react-router";
import { NewSegmentPage } from "~/features/segments/NewSegmentPage";

export const Route = createFileRoute("/o/$org/segments/new")({ component: NewSegmentPage });
