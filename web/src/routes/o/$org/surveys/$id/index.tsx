import { createFileRoute } from "@tanstack/react-router";
import { SurveyHome } from "~/features/surveys/SurveyHome";

export const Route = createFileRoute("/o/$org/surveys/$id/")({ component: SurveyHome });
