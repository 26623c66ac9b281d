import { createFileRoute } from "@tanstack/react-router";
import { InvitesPage } from "~/features/surveys/invites/InvitesPage";

export const Route = createFileRoute("/o/$org/surveys/$id/invites")({ component: InvitesPage });
