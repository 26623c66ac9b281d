import { createFileRoute } from "@tanstack/react-router";
import { MailsPage } from "~/features/settings/MailsPage";

export const Route = createFileRoute("/o/$org/settings/mails/")({ component: MailsPage });
