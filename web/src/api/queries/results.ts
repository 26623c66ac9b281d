/** Results: they begin with the key of their survey, so that each answer that comes in renews them. */
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, type Params } from "../client";
import type { SurveyMirror, SurveyResults, SurveyTrend } from "../types-results";
import { surveyKey } from "./surveys";

export interface ResultsAsk extends Params {
  question?: string | undefined;
  by?: string | undefined;
  filter?: string | undefined;
  search?: string | undefined;
  tag?: string | undefined;
  population?: number | undefined;
}

export function surveyResultsQuery(id: string, ask: ResultsAsk = {}) {
  return queryOptions({
    queryKey: [...surveyKey(id), "results", ask],
    queryFn: ({ signal }) =>
      api.get<SurveyResults>(`/surveys/${encodeURIComponent(id)}/results`, ask, signal),
    // What was chosen before stays in place until what is chosen now has come.
    placeholderData: keepPreviousData,
  });
}

/** Scores over the waves that a survey is one of. */
export function surveyTrendQuery(id: string) {
  return queryOptions({
    queryKey: [...surveyKey(id), "trend"],
    queryFn: ({ signal }) =>
      api.get<SurveyTrend>(`/surveys/${encodeURIComponent(id)}/trend`, undefined, signal),
  });
}

/** The gaps of a mirror, or of two surveys that asked the same. */
export function surveyMirrorQuery(id: string, other?: string) {
  return queryOptions({
    queryKey: [...surveyKey(id), "mirror", other ?? null],
    queryFn: ({ signal }) =>
      api.get<SurveyMirror>(`/surveys/${encodeURIComponent(id)}/mirror`, { with: other }, signal),
  });
}
