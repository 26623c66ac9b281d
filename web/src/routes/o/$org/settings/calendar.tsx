import { createFileRoute } from "@tanstack/react-router";
import { FeedPage } from "~/features/calendar/FeedPage";

export const Route = createFileRoute("/o/$org/settings/calendar")({ component: FeedPage });
