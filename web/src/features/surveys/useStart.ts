/** Makes a survey and opens its editor. */
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "~/api/client";
import { errorText } from "~/api/errors";
import { useActing } from "~/api/queries/me";
import { surveyKey } from "~/api/queries/surveys";
import { keys } from "~/api/query";
import type { Definition, Survey } from "~/api/types-surveys";
import { useT } from "~/i18n";
import { toast } from "~/ui/toast";

/** With whom it is begun; nobody: alone. */
export type Partner = { relationship_id: string; mirror: boolean } | null;

export function useStart(together: Partner) {
  const t = useT();
  const client = useQueryClient();
  const navigate = useNavigate();
  const org = useActing().organisation.slug;
  const [pending, setPending] = useState<string | null>(null);
  const start = async (key: string, body: { template: string } | { definition: Definition }) => {
    if (pending) return;
    setPending(key);
    try {
      const asked = together ? { ...body, together } : body;
      const made = await api.post<Survey>("/surveys", asked, { idempotencyKey: crypto.randomUUID() });
      client.setQueryData(surveyKey(made.id), made);
      void client.invalidateQueries({ queryKey: [...keys.surveys, "list"] });
      await navigate({ to: "/o/$org/surveys/$id/edit", params: { org, id: made.id } });
    } catch (error) {
      toast({ text: errorText(t, error), tone: "bad" });
    } finally {
      setPending(null);
    }
  };
  return { start, pending };
}
