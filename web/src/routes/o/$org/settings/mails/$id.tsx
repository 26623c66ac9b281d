import { createFileRoute } from "@tanstack/react-router";
import { MailPage } from "~/features/settings/MailPage";

export const Route = createFileRoute("/o/$org/settings/mails/$id")({ component: MailPage });
