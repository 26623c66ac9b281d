import { createFileRoute } from "@tanstack/react-router";
import { NeglectedPage } from "~/features/calendar/NeglectedPage";

export const Route = createFileRoute("/o/$org/calendar/neglected")({ component: NeglectedPage });
