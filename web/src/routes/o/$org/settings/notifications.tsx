import { createFileRoute } from "@tanstack/react-router";
import { NotificationsPage } from "~/features/settings/NotificationsPage";

export const Route = createFileRoute("/o/$org/settings/notifications")({ component: NotificationsPage });
