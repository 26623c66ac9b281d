import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useRef, useState } from "react";
import { api } from "~/api/client";
import { ApiError } from "~/api/errors";
import { newer, reportKey, reportPath } from "~/api/queries/report";
import type { Report } from "~/api/types";
import type { ReportChanges, Saving } from "./context";

/** Changes of one complaint's report. Every answer is the whole report, which is shown at once. */
export function useReportChanges(complaintId: string): {
  changes: ReportChanges;
  saving: ReadonlyMap<string, Saving>;
} {
  const client = useQueryClient();
  const onTheirWay = useRef(new Set<Promise<unknown>>());
  const saves = useRef(new Set<() => Promise<void>>());
  const [saving, setSaving] = useState<ReadonlyMap<string, Saving>>(new Map());
  const put = useCallback(
    (report: Report) =>
      client.setQueryData<Report | null>(reportKey(complaintId), (now) => newer(now, report) ?? report),
    [client, complaintId],
  );
  const renew = useCallback(
    () => client.invalidateQueries({ queryKey: reportKey(complaintId) }),
    [client, complaintId],
  );
  const send = useCallback(
    async (request: Promise<Report>) => {
      onTheirWay.current.add(request);
      try {
        const report = await request;
        put(report);
        return report;
      } catch (error) {
        // Somebody was faster: what holds now is shown beside the refusal.
        if (error instanceof ApiError && [404, 409, 412].includes(error.status)) await renew();
        throw error;
      } finally {
        onTheirWay.current.delete(request);
      }
    },
    [put, renew],
  );
  const changes = useMemo<ReportChanges>(
    () => ({
      put,
      renew,
      saveField: (step, name, version, value) =>
        send(
          api.patch<Report>(`${reportPath(complaintId)}/steps/${step}`, {
            fields: { [name]: { version, value } },
          }),
        ),
      post: (path, body) =>
        send(
          api.post<Report>(`${reportPath(complaintId)}${path}`, body, {
            idempotencyKey: crypto.randomUUID(),
          }),
        ),
      changeRow: (id, version, data) => send(api.patch<Report>(`/report-items/${id}`, { data }, version)),
      removeRow: (id, version) => send(api.delete<Report>(`/report-items/${id}`, { version })),
      tell: (field, state) =>
        setSaving((now) => {
          if ((now.get(field) ?? null) === state) return now;
          const next = new Map(now);
          if (state) next.set(field, state);
          else next.delete(field);
          return next;
        }),
      beforeSettled: (save) => {
        saves.current.add(save);
        return () => saves.current.delete(save);
      },
      settled: async () => {
        await Promise.all([...saves.current].map((save) => save()));
        await Promise.allSettled([...onTheirWay.current]);
        return client.getQueryData<Report | null>(reportKey(complaintId)) ?? null;
      },
    }),
    [client, complaintId, put, renew, send],
  );
  return { changes, saving };
}
