import { createFileRoute } from "@tanstack/react-router";
import { MeetingPage } from "~/features/meetings/MeetingPage";

export const Route = createFileRoute("/o/$org/meetings/$id")({ component: MeetingPage });
