import { createFileRoute } from "@tanstack/react-router";
import { PartnerPage } from "~/features/partners/PartnerPage";

export const Route = createFileRoute("/o/$org/partners/$id")({ component: PartnerPage });
