import { createFileRoute } from "@tanstack/react-router";
import { StandingPage } from "~/features/demand/StandingPage";

export const Route = createFileRoute("/o/$org/radar/standing")({ component: StandingPage });
