import { createFileRoute } from "@tanstack/react-router";
import { TopicsPage } from "~/features/demand/TopicsPage";

export const Route = createFileRoute("/o/$org/interactions/topics")({ component: TopicsPage });
