/** Keeps a question in the firm's bank. */
import { useQueryClient } from "@tanstack/react-query";
import { api } from "~/api/client";
import { bankKey } from "~/api/queries/surveys";
import type { Question } from "~/api/types-surveys";
import { useAction } from "~/features/common/useAction";
import { useT } from "~/i18n";

export function useKeep(): (question: Question) => void {
  const t = useT();
  const client = useQueryClient();
  const [run] = useAction();
  return (question) =>
    run(
      async () => {
        await api.post("/surveys/bank", { question }, { idempotencyKey: crypto.randomUUID() });
        await client.invalidateQueries({ queryKey: bankKey });
      },
      { done: t("surveys.bank_kept") },
    );
}
