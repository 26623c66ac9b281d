import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/o/$org/complaints/$id")({ component: () => null });
