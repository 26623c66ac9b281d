import { createFileRoute } from "@tanstack/react-router";
import { QuestionsPage } from "~/features/projects/questions/QuestionsPage";

export const Route = createFileRoute("/o/$org/projects/$id/questions")({ component: QuestionsPage });
