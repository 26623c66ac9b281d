import { createFileRoute } from "@tanstack/react-router";
import { SecurityPage } from "~/features/settings/SecurityPage";

export const Route = createFileRoute("/o/$org/settings/security")({ component: SecurityPage });
