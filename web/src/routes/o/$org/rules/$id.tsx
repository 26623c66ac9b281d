import { createFileRoute } from "@tanstack/react-router";
import { RulePage } from "~/features/rules/RulePage";

export const Route = createFileRoute("/o/$org/rules/$id")({ component: RulePage });
