/** Asks the customer how it went: five answers, why, and room for a word. Said once. */
import { useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { api } from "~/api/client";
import { satisfactionQuery } from "~/api/queries/after";
import { keys } from "~/api/query";
import type { Complaint, Satisfaction, SatisfactionReason } from "~/api/types";
import { useT } from "~/i18n";
import { Form, FormActions } from "~/ui/Form";
import { Select, TextArea } from "~/ui/fields";
import { toast } from "~/ui/toast";
import { Face } from "./Face";

export const SCORES = [1, 2, 3, 4, 5] as const;
export type Score = (typeof SCORES)[number];
const REASONS: readonly SatisfactionReason[] = ["speed", "outcome", "communication", "fairness", "other"];

export function AskCard({ complaint }: { complaint: Complaint }) {
  const t = useT();
  const id = useId();
  const client = useQueryClient();
  const [score, setScore] = useState<Score | null>(null);
  const org = complaint.counterpart.name;
  return (
    <section className="card aftercare" aria-labelledby={id}>
      <h2 id={id}>{t("aftercare.ask", { org })}</h2>
      <Form
        label={t("aftercare.ask", { org })}
        explain={(error) => {
          if (error.is("action_not_allowed")) {
            void client.invalidateQueries({ queryKey: keys.complaint(complaint.id) });
          }
          return null;
        }}
        onSubmit={async (values) => {
          const saved = await api.post<Satisfaction>(
            `/complaints/${complaint.id}/satisfaction`,
            {
              score,
              reason: values.optional("reason") ?? null,
              comment: values.optional("comment") ?? null,
            },
            { idempotencyKey: crypto.randomUUID() },
          );
          client.setQueryData(satisfactionQuery(complaint.id).queryKey, saved);
          toast({ text: t("aftercare.thanks") });
        }}
      >
        <div role="radiogroup" aria-labelledby={id} className="scores">
          {SCORES.map((each) => (
            <label key={each} className="score">
              <input
                type="radio"
                name="score"
                value={each}
                required
                checked={score === each}
                onChange={() => setScore(each)}
              />
              <Face score={each} />
              <span>{t(`aftercare.score_${each}`)}</span>
            </label>
          ))}
        </div>
        {score === null ? (
          <p className="text-s text-ink-3">{t("aftercare.once", { org })}</p>
        ) : (
          <>
            <Select
              name="reason"
              label={t("aftercare.reason")}
              optional
              placeholder={t("aftercare.reason_none")}
              options={REASONS.map((value) => ({ value, label: t(`aftercare.reason_${value}`) }))}
              className="max-w-80"
            />
            <TextArea
              name="comment"
              label={t("aftercare.comment", { org })}
              optional
              maxLength={2000}
              rows={3}
            />
            <FormActions submit={t("aftercare.send", { org })} />
          </>
        )}
      </Form>
    </section>
  );
}
