import { createFileRoute } from "@tanstack/react-router";
import { SegmentPage } from "~/features/segments/SegmentPage";

export const Route = createFileRoute("/o/$org/segments/$id")({ component: SegmentPage });
