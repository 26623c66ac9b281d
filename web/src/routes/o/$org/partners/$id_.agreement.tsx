import { createFileRoute } from "@tanstack/react-router";
import { AgreementPage } from "~/features/settle/agreement/AgreementPage";

export const Route = createFileRoute("/o/$org/partners/$id_/agreement")({ component: AgreementPage });
