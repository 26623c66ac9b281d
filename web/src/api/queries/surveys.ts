/** All of them begin with `keys.surveys`, so that one hint of a change renews whatever shows surveys. */
import { queryOptions } from "@tanstack/react-query";
import { api, type Params } from "../client";
import { keys, pageQuery } from "../query";
import type {
  BankQuestion,
  Survey,
  SurveyFile,
  SurveyInvite,
  SurveyItem,
  SurveyLimits,
  SurveyTemplate,
  SurveyToAnswer,
  SurveyVersion,
} from "../types-surveys";

export function surveysQuery(params: Params) {
  return pageQuery<SurveyItem>([...keys.surveys, "list"], "/surveys", params);
}

export function surveyKey(id: string) {
  return [...keys.surveys, "one", id];
}

export function surveyQuery(id: string) {
  return queryOptions({
    queryKey: surveyKey(id),
    queryFn: ({ signal }) => api.get<Survey>(`/surveys/${encodeURIComponent(id)}`, undefined, signal),
  });
}

/** A published version never changes. */
export function surveyVersionQuery(id: string, number: number) {
  return queryOptions({
    queryKey: ["survey-version", id, number],
    queryFn: ({ signal }) =>
      api.get<SurveyVersion>(`/surveys/${encodeURIComponent(id)}/versions/${number}`, undefined, signal),
    enabled: number > 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export const surveyTemplatesQuery = queryOptions({
  queryKey: ["survey-templates"],
  queryFn: ({ signal }) => api.get<{ items: SurveyTemplate[] }>("/surveys/templates", undefined, signal),
  staleTime: Number.POSITIVE_INFINITY,
});

export function surveyInvitesQuery(id: string) {
  return pageQuery<SurveyInvite>(
    [...keys.surveys, "invites", id],
    `/surveys/${encodeURIComponent(id)}/invites`,
  );
}

/** Files that people answered a question with. */
export function surveyFilesQuery(id: string, question: string) {
  return pageQuery<SurveyFile>([...surveyKey(id), "files"], `/surveys/${encodeURIComponent(id)}/files`, {
    question,
  });
}

/** Open links and quotas. */
export function surveyLimitsQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.surveys, "limits", id],
    queryFn: ({ signal }) =>
      api.get<SurveyLimits>(`/surveys/${encodeURIComponent(id)}/limits`, undefined, signal),
  });
}

/** Surveys of other firms that the reader is asked to answer. */
export const surveysToAnswerQuery = queryOptions({
  queryKey: [...keys.surveys, "to-answer"],
  queryFn: ({ signal }) => api.get<{ items: SurveyToAnswer[] }>("/surveys/to-answer", undefined, signal),
});

export const bankKey = ["survey-bank"];

/** Questions that the own firm keeps. */
export function bankQuery(words: string) {
  return pageQuery<BankQuestion>([...bankKey, words], "/surveys/bank", { q: words || null, limit: 20 });
}
