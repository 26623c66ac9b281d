import { createFileRoute } from "@tanstack/react-router";
import { IdeaPage } from "~/features/ideas/IdeaPage";

export const Route = createFileRoute("/o/$org/ideas/$id")({ component: IdeaPage });
