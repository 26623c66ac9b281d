/** Sends what changes a project, and asks again for all that belongs to it: its parts move together. */
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { api } from "~/api/client";
import { ApiError, errorText } from "~/api/errors";
import { keys } from "~/api/query";
import { useT } from "~/i18n";
import { toast } from "~/ui/toast";
import { refusal } from "./words";

export interface Deeds {
  post: <T>(path: string, body?: unknown) => Promise<T>;
  patch: <T>(path: string, body: unknown, version: number) => Promise<T>;
  put: <T>(path: string, body: unknown) => Promise<T>;
  remove: <T>(path: string, version?: number) => Promise<T>;
  /** For clicks without a dialog: says by itself what failed. */
  click: (work: () => Promise<unknown>, done?: string) => void;
  pending: boolean;
}

export function useDeeds(project: string): Deeds {
  const t = useT();
  const client = useQueryClient();
  const [pending, setPending] = useState(false);
  const run = useCallback(
    async <T>(work: () => Promise<T>): Promise<T> => {
      setPending(true);
      const renew = () => {
        void client.invalidateQueries({ queryKey: keys.projects });
        void client.invalidateQueries({ queryKey: keys.commitments });
        return client.invalidateQueries({ queryKey: keys.project(project) });
      };
      try {
        const answer = await work();
        void renew();
        return answer;
      } catch (error) {
        // Then somebody was faster.
        if (error instanceof ApiError && (error.status === 409 || error.status === 412)) await renew();
        throw error;
      } finally {
        setPending(false);
      }
    },
    [client, project],
  );
  const post = <T>(path: string, body?: unknown) =>
    run(() => api.post<T>(path, body, { idempotencyKey: crypto.randomUUID() }));
  const click = (work: () => Promise<unknown>, done?: string) => {
    work()
      .then(() => {
        if (done) toast({ text: done });
      })
      .catch((error: unknown) => {
        const said = error instanceof ApiError ? refusal(t, error) : null;
        toast({ text: said ?? errorText(t, error), tone: "bad" });
      });
  };
  return {
    post,
    patch: <T>(path: string, body: unknown, version: number) => run(() => api.patch<T>(path, body, version)),
    put: <T>(path: string, body: unknown) => run(() => api.put<T>(path, body)),
    remove: <T>(path: string, version?: number) =>
      run(() => api.delete<T>(path, version === undefined ? {} : { version })),
    click,
    pending,
  };
}
