import { createFileRoute } from "@tanstack/react-router";
import { ComplaintPage } from "~/features/complaints/page/ComplaintPage";

export const Route = createFileRoute("/o/$org/complaints/$id")({ component: ComplaintPage });
