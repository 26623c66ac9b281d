import { createFileRoute } from "@tanstack/react-router";
import { SetupPage } from "~/features/calendar/SetupPage";

export const Route = createFileRoute("/o/$org/calendar/setup")({ component: SetupPage });
