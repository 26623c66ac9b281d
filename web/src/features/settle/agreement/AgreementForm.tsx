/** Proposes the next version: everything that is in force, or proposed, stands in the form already. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { keys } from "~/api/query";
import type { RelationshipView } from "~/api/types";
import type { AgreementView, Rung } from "~/api/types-settle";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Checkbox, NumberField, TextArea } from "~/ui/fields";
import { PlusIcon } from "~/ui/icons";
import { toast } from "~/ui/toast";
import { sideOf } from "./AgreementText";
import { CalendarFields } from "./CalendarFields";
import { hoursOf, PAUSES, REPORT_STEPS } from "./figures";
import { RungFields } from "./RungFields";
import { readAgreement } from "./read";
import { TargetFields } from "./TargetFields";
import { useNames } from "./useNames";

const MOST_RUNGS = 6;

export default function AgreementForm({
  relationship,
  agreement,
  onClose,
}: {
  relationship: RelationshipView;
  agreement: AgreementView;
  onClose: () => void;
}) {
  const t = useT();
  const client = useQueryClient();
  const names = useNames(relationship);
  const base = agreement.proposed ?? agreement.in_force;
  const { data } = base;
  const [rungs, setRungs] = useState<{ key: number; rung: Rung }[]>(() =>
    data.ladder.map((rung, key) => ({ key, rung })),
  );
  const add = () =>
    setRungs((old) => [
      ...old,
      {
        key: Math.max(-1, ...old.map((each) => each.key)) + 1,
        rung: { name: { en: "", ru: "" }, customer: [], vendor: [], react_minutes: 480 },
      },
    ]);
  const fieldNames = Object.fromEntries(
    rungs.flatMap(({ key }, index) =>
      ["name.en", "name.ru", "react_minutes"].map((part) => [
        `data.ladder.${index}.${part}`,
        `rung.${key}.${part}`,
      ]),
    ),
  );
  return (
    <Dialog title={t("agreement.propose_title")} onClose={onClose} wide locked>
      <Form
        className="agreement-form"
        fieldNames={fieldNames}
        explain={(error) =>
          error.is("precondition_failed") || error.is("stale_version") ? t("agreement.moved") : null
        }
        onSubmit={async (values) => {
          const next = readAgreement(
            values,
            data,
            rungs.map((each) => each.key),
          );
          const note = values.optional("note");
          await api.put(
            `/relationships/${relationship.id}/agreement`,
            { data: next, ...(note ? { note } : {}) },
            base.version,
          );
          await client.invalidateQueries({ queryKey: keys.agreements });
          toast({ text: t("agreement.proposed_toast", { org: relationship.counterpart.name }) });
          onClose();
        }}
      >
        <p className="text-ink-2">
          {t(relationship.claimed ? "agreement.propose_about" : "agreement.propose_alone", {
            org: relationship.counterpart.name,
          })}
        </p>
        <TargetFields data={data} />
        <fieldset className="form-part">
          <legend>{t("agreement.pauses")}</legend>
          {PAUSES.map((name) => (
            <Checkbox
              key={name}
              name={`data.pauses.${name}`}
              label={t(`agreement.pause_${name}`)}
              defaultChecked={data.pauses[name]}
            />
          ))}
        </fieldset>
        <fieldset className="form-part form-grid">
          <legend>{t("agreement.deadlines")}</legend>
          {REPORT_STEPS.map((step) => (
            <NumberField
              key={step}
              name={`data.report_steps.${step}`}
              label={t(`agreement.step_${step}`)}
              unit={t("settle.days_unit")}
              min={0}
              max={366}
              defaultValue={data.report_steps[step]}
            />
          ))}
          <NumberField
            name="data.offer_valid_days"
            label={t("agreement.offer_valid")}
            unit={t("settle.days_unit")}
            min={1}
            max={366}
            required
            defaultValue={data.offer_valid_days}
          />
          <NumberField
            name="data.cooling_off_days"
            label={t("agreement.cooling_off")}
            unit={t("settle.days_unit")}
            min={0}
            max={366}
            required
            defaultValue={data.cooling_off_days}
          />
        </fieldset>
        <fieldset className="form-part">
          <legend>{t("agreement.ladder")}</legend>
          {rungs.map(({ key, rung }, index) => (
            <RungFields
              key={key}
              id={key}
              number={index + 1}
              rung={rung}
              hours={hoursOf(rung.react_minutes)}
              relationship={relationship}
              names={names}
              onRemove={
                rungs.length > 1 ? () => setRungs((old) => old.filter((each) => each.key !== key)) : undefined
              }
            />
          ))}
          {rungs.length < MOST_RUNGS ? (
            <div>
              <Button small onClick={add}>
                <PlusIcon size={14} aria-hidden="true" />
                {t("agreement.add_rung")}
              </Button>
            </div>
          ) : null}
        </fieldset>
        {(["vendor", "customer"] as const).map((side) => (
          <CalendarFields
            key={side}
            name={`${side}_calendar`}
            legend={t("agreement.calendar_of", { org: sideOf(relationship, side) })}
            calendar={data[`${side}_calendar`]}
          />
        ))}
        <TextArea name="note" label={t("agreement.note")} optional maxLength={2000} rows={2} />
        <FormActions submit={t("agreement.propose_submit")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
