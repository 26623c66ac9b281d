import { createFileRoute } from "@tanstack/react-router";
import { DocumentPage } from "~/features/projects/documents/DocumentPage";

export const Route = createFileRoute("/o/$org/projects/$id/documents/$document")({ component: DocumentPage });
