import { createFileRoute } from "@tanstack/react-router";
import { ConversationTab } from "~/features/complaints/page/ConversationTab";

export const Route = createFileRoute("/o/$org/complaints/$id/")({ component: ConversationTab });
