/** Asks a closed survey again: the next wave, with the same questions, so that the answers can be laid side by side. */
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "~/api/client";
import { errorText } from "~/api/errors";
import { useActing, useCan } from "~/api/queries/me";
import { keys } from "~/api/query";
import type { Survey } from "~/api/types-surveys";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { toast } from "~/ui/toast";

export function Again({ survey }: { survey: Survey }) {
  const t = useT();
  const navigate = useNavigate();
  const client = useQueryClient();
  const org = useActing().organisation.slug;
  const mayWrite = useCan()("write");
  const [pending, setPending] = useState(false);
  if (!mayWrite) return null;
  const again = async () => {
    setPending(true);
    try {
      const idempotencyKey = crypto.randomUUID();
      const next = await api.post<Survey>(`/surveys/${survey.id}/waves`, {}, { idempotencyKey });
      void client.invalidateQueries({ queryKey: keys.surveys });
      toast({ text: t("surveys.again_made") });
      await navigate({ to: "/o/$org/surveys/$id", params: { org, id: next.id } });
    } catch (error) {
      toast({ text: errorText(t, error), tone: "bad" });
      setPending(false);
    }
  };
  return (
    <Button pending={pending} onClick={() => void again()}>
      {t("surveys.again")}
    </Button>
  );
}
