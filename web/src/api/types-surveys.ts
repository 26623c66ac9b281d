/** Surveys: what a firm asks its customers. */
import type { Answer } from "./types";

export type Survey = Answer<"Survey">;
export type SurveyQuestion = Survey["definition"]["pages"][number]["questions"][number];
