import { createFileRoute } from "@tanstack/react-router";
import { TimelinePage } from "~/features/projects/timeline/TimelinePage";

export const Route = createFileRoute("/o/$org/projects/$id/timeline")({ component: TimelinePage });
