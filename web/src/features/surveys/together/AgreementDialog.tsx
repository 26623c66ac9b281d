/** Who sees which results, and what is promised to those who answer: agreed before anybody is asked. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { surveyKey } from "~/api/queries/surveys";
import { keys } from "~/api/query";
import type { Agreement, Anonymity, ResultsSeen, Side, Survey, SurveyTogether } from "~/api/types-surveys";
import { useT } from "~/i18n";
import { Notice } from "~/ui/bits";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Checkbox, NumberField, RadioGroup, Select } from "~/ui/fields";
import { ownerName } from "./words";

const SEEN: readonly ResultsSeen[] = ["full", "totals", "none"];
const KINDS: readonly Anonymity[] = ["identified", "confidential", "anonymous"];

export function AgreementDialog({
  survey,
  together,
  onClose,
}: {
  survey: Survey;
  together: SurveyTogether;
  onClose: () => void;
}) {
  const t = useT();
  const client = useQueryClient();
  const [agreement, setAgreement] = useState<Agreement>(together.agreement);
  const set = (change: Partial<Agreement>) => setAgreement((old) => ({ ...old, ...change }));
  const signed = together.standing !== null;
  const title = t("together.agreement");
  return (
    <Dialog title={title} wide onClose={onClose}>
      <Form
        label={title}
        onSubmit={async (values) => {
          const body = { ...agreement, k_min: values.number("k_min") ?? agreement.k_min };
          const now = await api.put<Survey>(`/surveys/${survey.id}/agreement`, body, survey.version);
          client.setQueryData(surveyKey(survey.id), now);
          void client.invalidateQueries({ queryKey: keys.surveys });
          onClose();
        }}
        explain={(error) => (error.is("stale_version") ? t("complaints.stale_dialog") : null)}
      >
        {signed ? <Notice>{t("together.change_unsigns")}</Notice> : null}
        {together.mirror ? (
          <Checkbox
            label={t("together.mirror_texts_field")}
            help={t("together.mirror_texts_help")}
            checked={agreement.vendor.texts}
            onChange={(texts) =>
              set({ vendor: { results: "full", texts }, customer: { results: "full", texts } })
            }
          />
        ) : (
          <div className="survey-pair together-shares">
            {together.owners.map(({ side }) => (
              <Share
                key={side}
                name={ownerName(together, side)}
                side={side}
                sees={agreement[side]}
                onChange={(sees) => set({ [side]: sees })}
              />
            ))}
          </div>
        )}
        <RadioGroup<Anonymity>
          name="anonymity"
          label={t("together.promise")}
          options={KINDS.map((value) => ({
            value,
            label: t(`surveys.anonymity_${value}`),
            help: t(`surveys.anonymity_${value}_help`),
          }))}
          value={agreement.anonymity}
          onChange={(anonymity) => set({ anonymity })}
        />
        <NumberField
          name="k_min"
          label={t("surveys.k_min")}
          help={t("surveys.k_min_help")}
          defaultValue={agreement.k_min}
          min={3}
          max={50}
          required
          className="survey-count"
        />
        <FormActions submit={t("together.save_agreement")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}

function Share({
  name,
  side,
  sees,
  onChange,
}: {
  name: string;
  side: Side;
  sees: Agreement["vendor"];
  onChange: (sees: Agreement["vendor"]) => void;
}) {
  const t = useT();
  return (
    <div className="flex flex-col gap-2">
      <Select
        name={`${side}.results`}
        label={t("together.what_sees", { name })}
        options={SEEN.map((value) => ({ value, label: t(`together.results_${value}`) }))}
        value={sees.results}
        onChange={(results) => onChange({ results, texts: sees.texts && results !== "none" })}
      />
      <Checkbox
        label={t("together.and_texts")}
        checked={sees.texts}
        disabled={sees.results === "none"}
        onChange={(texts) => onChange({ ...sees, texts })}
      />
    </div>
  );
}
