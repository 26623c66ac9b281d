import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "~/api/client";
import { errorText } from "~/api/errors";
import { useActing, useCan } from "~/api/queries/me";
import { keys } from "~/api/query";
import type { Complaint } from "~/api/types";
import { useT } from "~/i18n";
import { toast } from "~/ui/toast";
import { canFollowUp } from "./turn";

/** Begins a new complaint that is linked to this one; null where that is not what helps. */
export function useFollowUp(complaint: Complaint): { file: () => void; pending: boolean } | null {
  const t = useT();
  const can = useCan();
  const org = useActing().organisation.slug;
  const client = useQueryClient();
  const navigate = useNavigate();
  const [pending, setPending] = useState(false);
  if (!canFollowUp(complaint) || !can("file_complaint")) return null;
  const file = () => {
    setPending(true);
    api
      .post<Complaint>(`/complaints/${complaint.id}/follow-up`)
      .then((made) => {
        client.setQueryData(keys.complaint(made.id), made);
        return navigate({ to: "/o/$org/complaints/$id/edit", params: { org, id: made.id } });
      })
      .catch((error: unknown) => toast({ text: errorText(t, error), tone: "bad" }))
      .finally(() => setPending(false));
  };
  return { file, pending };
}
