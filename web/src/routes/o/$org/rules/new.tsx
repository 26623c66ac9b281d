import { createFileRoute } from "@tanstack/react-router";
import { NewRulePage } from "~/features/rules/NewRulePage";

export const Route = createFileRoute("/o/$org/rules/new")({ component: NewRulePage });
