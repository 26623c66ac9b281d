import { createFileRoute } from "@tanstack/react-router";
import { OrganisationPage } from "~/features/organisation/OrganisationPage";

export const Route = createFileRoute("/o/$org/organisation")({ component: OrganisationPage });
