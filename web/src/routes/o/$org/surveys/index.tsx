import { createFileRoute } from "@tanstack/react-router";
import { type SurveySearch, SurveysPage } from "~/features/surveys/SurveysPage";

export const Route = createFileRoute("/o/$org/surveys/")({
  component: SurveysPage,
  validateSearch: (search) => search as SurveySearch,
});
