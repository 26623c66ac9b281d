import { createFileRoute } from "@tanstack/react-router";
import { CommitmentsTab } from "~/features/settle/commitments/CommitmentsTab";

export const Route = createFileRoute("/o/$org/complaints/$id/commitments")({ component: CommitmentsTab });
