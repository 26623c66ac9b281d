/** Approving and sending back what the caller was shown. */
import { useQueryClient } from "@tanstack/react-query";
import { api } from "~/api/client";
import { surveyKey } from "~/api/queries/surveys";
import { keys } from "~/api/query";
import type { Survey, SurveyTogether } from "~/api/types-surveys";
import { useT } from "~/i18n";
import { toast } from "~/ui/toast";

export function useSigning(survey: Survey, together: SurveyTogether) {
  const t = useT();
  const client = useQueryClient();
  return async (action: "approve" | "return", reason?: string) => {
    const body = { version: survey.version, sha256: together.sha256, ...(reason ? { reason } : {}) };
    const now = await api.post<Survey>(`/surveys/${survey.id}/actions/${action}`, body, {
      idempotencyKey: crypto.randomUUID(),
    });
    client.setQueryData(surveyKey(survey.id), now);
    void client.invalidateQueries({ queryKey: keys.surveys });
    void client.invalidateQueries({ queryKey: keys.signatures });
    toast({
      text: t(
        action === "return"
          ? "together.is_returned"
          : now.together?.approved
            ? "together.is_approved"
            : "together.is_put_forward",
      ),
    });
  };
}
