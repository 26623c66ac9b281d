/** The joint report of a complaint. */
import { queryOptions } from "@tanstack/react-query";
import { api } from "../client";
import { ApiError } from "../errors";
import { keys } from "../query";
import type { Report, ReportCandidate } from "../types";
import type { IdeaOutcome } from "../types-ideas";

export const reportPath = (id: string) => `/complaints/${encodeURIComponent(id)}/report`;

// The third part of this key is the live frame that says that the report has moved on: see `~/live`.
export const reportKey = (id: string) => [...keys.complaint(id), "report"];

/** Of two answers about one report the newer one, whichever came last. */
export function newer(now: Report | null | undefined, next: Report | null): Report | null {
  return now && next && now.id === next.id && now.version > next.version ? now : next;
}

/** Null where no report was begun. */
export function reportQuery(id: string) {
  return queryOptions({
    queryKey: reportKey(id),
    queryFn: async ({ signal, client }) => {
      const asked = api.get<Report>(reportPath(id), undefined, signal).catch((error: unknown) => {
        if (error instanceof ApiError && error.status === 404) return null;
        throw error;
      });
      const next = await asked;
      return newer(client.getQueryData<Report | null>(reportKey(id)), next);
    },
  });
}

export function candidatesQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.complaint(id), "report-candidates"],
    queryFn: ({ signal }) =>
      api.get<{ items: ReportCandidate[] }>(`${reportPath(id)}/candidates`, undefined, signal),
  });
}

/** Whether what was done helped. */
export function reportOutcomeQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.complaint(id), "report-outcome"],
    queryFn: ({ signal }) => api.get<IdeaOutcome>(`${reportPath(id)}/outcome`, undefined, signal),
  });
}
