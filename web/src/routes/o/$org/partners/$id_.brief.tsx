import { createFileRoute } from "@tanstack/react-router";
import { BriefPage } from "~/features/customers/BriefPage";

export const Route = createFileRoute("/o/$org/partners/$id_/brief")({ component: BriefPage });
