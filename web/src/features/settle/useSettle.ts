import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { api } from "~/api/client";
import { ApiError, errorText } from "~/api/errors";
import { keys } from "~/api/query";
import { useT } from "~/i18n";
import { toast } from "~/ui/toast";

/**
 * Sends something that changes a complaint, and asks again for all that belongs to it: its status, its ball and its
 * offers move together. After a refusal as well, as then somebody was faster.
 */
export function useSettle(complaintId: string): {
  send: <T>(path: string, body: unknown) => Promise<T>;
  /** For clicks without a dialog: says what failed by itself; null then. */
  click: <T>(path: string, body: unknown) => Promise<T | null>;
  renew: () => Promise<void>;
  pending: boolean;
} {
  const t = useT();
  const client = useQueryClient();
  const [pending, setPending] = useState(false);
  const renew = useCallback(async () => {
    void client.invalidateQueries({ queryKey: keys.commitments });
    void client.invalidateQueries({ queryKey: keys.complaintLists });
    void client.invalidateQueries({ queryKey: keys.counts });
    void client.invalidateQueries({ queryKey: keys.asks });
    await client.invalidateQueries({ queryKey: keys.complaint(complaintId) });
  }, [client, complaintId]);
  const send = useCallback(
    async <T>(path: string, body: unknown) => {
      setPending(true);
      try {
        const answer = await api.post<T>(path, body, { idempotencyKey: crypto.randomUUID() });
        void renew();
        return answer;
      } catch (error) {
        if (error instanceof ApiError && error.status === 409) await renew();
        throw error;
      } finally {
        setPending(false);
      }
    },
    [renew],
  );
  const click = useCallback(
    async <T>(path: string, body: unknown) => {
      try {
        return await send<T>(path, body);
      } catch (error) {
        toast({ text: errorText(t, error), tone: "bad" });
        return null;
      }
    },
    [send, t],
  );
  return { send, click, renew, pending };
}
