import { createFileRoute } from "@tanstack/react-router";
import { FilesPage } from "~/features/projects/documents/FilesPage";

export const Route = createFileRoute("/o/$org/projects/$id/files")({ component: FilesPage });
