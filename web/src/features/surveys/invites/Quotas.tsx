/** How many answers are wanted, and how many have come: as exactly as the server tells it. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { surveyVersionQuery } from "~/api/queries/surveys";
import { keys } from "~/api/query";
import type { Choice, Definition, Question, Survey, SurveyQuota } from "~/api/types-surveys";
import { useAction } from "~/features/common/useAction";
import { useLocale, useT } from "~/i18n";
import { Button, IconButton } from "~/ui/Button";
import { Card, Pill } from "~/ui/bits";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { NumberField, Select } from "~/ui/fields";
import { CloseIcon } from "~/ui/icons";
import { toast } from "~/ui/toast";
import { questionsOf, said } from "../edit/definition";
import { leastOf } from "./limits";

/** Options by which answers can be counted. */
function countedBy({ kind }: Question): readonly Choice[] {
  return kind.type === "single" || kind.type === "multi" || kind.type === "dropdown" ? kind.options : [];
}

function useNewest(survey: Survey): Definition | undefined {
  const newest = survey.versions.reduce((most, each) => Math.max(most, each.number), 0);
  return useQuery(surveyVersionQuery(survey.id, newest)).data?.definition;
}

export function Quotas({
  survey,
  quotas,
  late,
  may,
}: {
  survey: Survey;
  quotas: readonly SurveyQuota[];
  /** Why none can be set any more. */
  late: string | null;
  may: boolean;
}) {
  const t = useT();
  const [setting, setSetting] = useState(false);
  const definition = useNewest(survey);
  return (
    <Card
      title={t("surveys.quotas")}
      {...(may && !late
        ? {
            actions: (
              <Button small onClick={() => setSetting(true)}>
                {t("surveys.set_quota")}
              </Button>
            ),
          }
        : {})}
    >
      {quotas.length === 0 ? (
        <p className="text-s text-ink-3">{late ?? t("surveys.no_quotas")}</p>
      ) : (
        <ul className="survey-quotas">
          {quotas.map((quota) => (
            <Line key={quota.id} survey={survey} quota={quota} definition={definition} may={may} />
          ))}
        </ul>
      )}
      {quotas.some((quota) => quota.taken === null) ? (
        <p className="mt-3 text-s text-ink-3">{t("surveys.quotas_hidden")}</p>
      ) : null}
      {setting && definition ? (
        <SetDialog survey={survey} definition={definition} onClose={() => setSetting(false)} />
      ) : null}
    </Card>
  );
}

function Line({
  survey,
  quota,
  definition,
  may,
}: {
  survey: Survey;
  quota: SurveyQuota;
  definition: Definition | undefined;
  may: boolean;
}) {
  const t = useT();
  const locale = useLocale();
  const [run, pending] = useAction();
  const question = definition && questionsOf(definition).find((each) => each.id === quota.question);
  const option = question && countedBy(question).find((each) => each.id === quota.option);
  const name = quota.question
    ? `${said(question?.text, locale) || quota.question}: ${said(option?.text, locale) || quota.option}`
    : t("surveys.quota_all");
  const share = quota.taken === null ? null : Math.min(100, Math.round((quota.taken / quota.most) * 100));
  return (
    <li>
      <div className="survey-open-link">
        <span className="min-w-0 flex-1">{name}</span>
        {quota.full ? <Pill tone="good">{t("surveys.quota_full")}</Pill> : null}
        <span className="text-s text-ink-2">
          {quota.taken === null
            ? t("surveys.quota_of", { most: quota.most })
            : t("surveys.quota_taken", { taken: quota.taken, most: quota.most })}
        </span>
        {may ? (
          <IconButton
            small
            label={t("surveys.drop_quota", { name })}
            icon={<CloseIcon size={14} aria-hidden="true" />}
            disabled={pending}
            onClick={() =>
              run(() => api.delete(`/surveys/${survey.id}/quotas/${quota.id}`), {
                stale: [keys.surveys],
                done: t("surveys.quota_dropped"),
              })
            }
          />
        ) : null}
      </div>
      {share === null ? null : (
        <div className="survey-bar-line" aria-hidden="true">
          <span style={{ width: `${share}%` }} />
        </div>
      )}
    </li>
  );
}

function SetDialog({
  survey,
  definition,
  onClose,
}: {
  survey: Survey;
  definition: Definition;
  onClose: () => void;
}) {
  const t = useT();
  const locale = useLocale();
  const client = useQueryClient();
  const hides = survey.anonymity !== "identified";
  const least = leastOf(survey);
  const title = t("surveys.set_quota_title");
  const cells = questionsOf(definition).flatMap((question) =>
    countedBy(question).map((option) => ({
      value: `${question.id} ${option.id}`,
      label: `${said(question.text, locale)}: ${said(option.text, locale)}`,
    })),
  );
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        label={title}
        onSubmit={async (values) => {
          const [question, option] = (values.optional("cell") ?? "").split(" ");
          await api.post(
            `/surveys/${survey.id}/quotas`,
            { most: values.number("most"), ...(question && option ? { question, option } : {}) },
            { idempotencyKey: crypto.randomUUID() },
          );
          await client.invalidateQueries({ queryKey: keys.surveys });
          toast({ text: t("surveys.quota_is_set") });
          onClose();
        }}
      >
        <p className="text-ink-2">{t(hides ? "surveys.set_quota_hidden" : "surveys.set_quota_text")}</p>
        {hides || cells.length === 0 ? null : (
          <Select
            name="cell"
            label={t("surveys.quota_what")}
            placeholder={t("surveys.quota_all")}
            optional
            options={cells}
          />
        )}
        <NumberField
          name="most"
          label={t("surveys.most_answers")}
          {...(least > 1 ? { help: t("surveys.least_answers", { count: least }) } : {})}
          min={least}
          required
          className="survey-count"
        />
        <FormActions submit={t("surveys.set_quota_now")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
