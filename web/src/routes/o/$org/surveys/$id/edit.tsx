import { createFileRoute } from "@tanstack/react-router";
import { EditorPage } from "~/features/surveys/edit/EditorPage";

export const Route = createFileRoute("/o/$org/surveys/$id/edit")({ component: EditorPage });
