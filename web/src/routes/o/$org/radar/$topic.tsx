import { createFileRoute } from "@tanstack/react-router";
import { TopicDemandPage } from "~/features/demand/TopicDemandPage";

export const Route = createFileRoute("/o/$org/radar/$topic")({ component: TopicDemandPage });
