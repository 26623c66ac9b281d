import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { api } from "~/api/client";
import { ApiError } from "~/api/errors";
import { keys } from "~/api/query";
import type { Complaint } from "~/api/types";
import type { Deed } from "./turn";

/**
 * Does something with the complaint as the reader saw it. If somebody was faster, the newest state is shown before
 * the error goes on to the caller, who keeps what was typed.
 */
export function useAct(complaint: Complaint): {
  act: (deed: Deed | "assign" | "submit", body: Record<string, unknown>) => Promise<Complaint>;
  pending: Deed | null;
} {
  const client = useQueryClient();
  const [pending, setPending] = useState<Deed | null>(null);
  const { id, version } = complaint;
  const act = useCallback(
    async (deed: Deed | "assign" | "submit", body: Record<string, unknown>) => {
      const name = deed === "third_party" ? "assess" : deed;
      const third = deed === "third_party" ? { third_party: true } : {};
      if (deed !== "assign" && deed !== "submit") setPending(deed);
      try {
        const next = await api.post<Complaint>(
          `/complaints/${id}/actions/${name}`,
          { version, ...third, ...body },
          { idempotencyKey: crypto.randomUUID() },
        );
        client.setQueryData(keys.complaint(id), next);
        void client.invalidateQueries({ queryKey: keys.complaintLists });
        void client.invalidateQueries({ queryKey: keys.counts });
        return next;
      } catch (error) {
        if (error instanceof ApiError && error.status === 409) {
          await client.invalidateQueries({ queryKey: keys.complaint(id) });
        }
        throw error;
      } finally {
        setPending(null);
      }
    },
    [client, id, version],
  );
  return { act, pending };
}
