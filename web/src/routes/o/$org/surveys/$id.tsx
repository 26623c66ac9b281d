import { createFileRoute } from "@tanstack/react-router";
import { SurveyPage } from "~/features/surveys/SurveyPage";

export const Route = createFileRoute("/o/$org/surveys/$id")({ component: SurveyPage });
