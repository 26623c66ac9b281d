import { createFileRoute } from "@tanstack/react-router";
import { EditPage } from "~/features/complaints/form/EditPage";

export const Route = createFileRoute("/o/$org/complaints/$id_/edit")({ component: EditPage });
