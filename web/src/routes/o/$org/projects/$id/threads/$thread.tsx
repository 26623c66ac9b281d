import { createFileRoute } from "@tanstack/react-router";
import { ThreadPage } from "~/features/projects/thread/ThreadPage";

export const Route = createFileRoute("/o/$org/projects/$id/threads/$thread")({ component: ThreadPage });
