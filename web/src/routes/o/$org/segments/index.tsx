import { createFileRoute } from "@tanstack/react-router";
import { SegmentsPage } from "~/features/segments/SegmentsPage";

export const Route = createFileRoute("/o/$org/segments/")({ component: SegmentsPage });
