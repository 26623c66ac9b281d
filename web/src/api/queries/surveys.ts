import { queryOptions } from "@tanstack/react-query";
import { api } from "../client";
import { keys } from "../query";
import type { Survey } from "../types-surveys";

export function surveyQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.surveys, id],
    queryFn: ({ signal }) => api.get<Survey>(`/surveys/${encodeURIComponent(id)}`, undefined, signal),
  });
}
