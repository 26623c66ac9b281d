import { createFileRoute } from "@tanstack/react-router";
import { ReportTab } from "~/features/report/ReportTab";

export const Route = createFileRoute("/o/$org/complaints/$id/report")({ component: ReportTab });
