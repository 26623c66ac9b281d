import { createFileRoute } from "@tanstack/react-router";
import { OperatorPage } from "~/features/operator/OperatorPage";

export const Route = createFileRoute("/o/$org/operator")({ component: OperatorPage });
