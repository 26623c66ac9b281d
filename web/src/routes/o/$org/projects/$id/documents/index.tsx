import { createFileRoute } from "@tanstack/react-router";
import { DocumentsPage } from "~/features/projects/documents/DocumentsPage";

export const Route = createFileRoute("/o/$org/projects/$id/documents/")({ component: DocumentsPage });
