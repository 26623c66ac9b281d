/** Puts a verdict up for signing, with its conditions, its last day, and what is to be done again. */
import { useId, useState } from "react";
import { useActing } from "~/api/queries/me";
import type { Gate, Project, Verdict } from "~/api/types-projects";
import { useT } from "~/i18n";
import { Button, IconButton } from "~/ui/Button";
import { Notice } from "~/ui/bits";
import { DateField } from "~/ui/DateField";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions, type FormValues } from "~/ui/Form";
import { FieldFrame, useField } from "~/ui/field-frame";
import { Checkbox, RadioGroup, Select, TextArea } from "~/ui/fields";
import { CloseIcon, PlusIcon } from "~/ui/icons";
import { useDeeds } from "../useDeed";
import { partiesIn, refusal, word } from "../words";

const VERDICTS: readonly Verdict[] = ["go", "conditional_go", "hold", "recycle", "kill"];

export default function DecideDialog({
  project,
  gate,
  verdict: first,
  onClose,
}: {
  project: Project;
  gate: Gate;
  verdict: Verdict;
  onClose: () => void;
}) {
  const t = useT();
  const deeds = useDeeds(project.id);
  const [verdict, setVerdict] = useState<Verdict>(first);
  const [interim, setInterim] = useState(false);
  const [rows, setRows] = useState<readonly number[]>([0]);
  const goes = verdict === "go" || verdict === "conditional_go";
  const state = gate.verdicts.find((each) => each.verdict === verdict);
  // What is not done yet is no obstacle until a date.
  const waits = state?.reason === "earlier_gate_open" || state?.reason === "conditions_missed";
  const stands = state !== undefined && !state.allowed && !(goes && interim && !waits);
  const submit = async (values: FormValues) => {
    await deeds.post(`/gates/${gate.id}/actions/decide`, {
      version: gate.version,
      verdict,
      note: values.optional("note") ?? null,
      conditions: verdict === "conditional_go" ? rows.map((row) => condition(values, row)) : [],
      until: goes && interim ? values.text("until") : null,
      again: verdict === "recycle" ? values.all("again") : [],
    });
    onClose();
  };
  return (
    <Dialog title={t("projects.decide_title", { gate: gate.title })} onClose={onClose} wide>
      <Form
        label={t("projects.decide_title", { gate: gate.title })}
        explain={(error) => refusal(t, error)}
        fieldNames={namesOfRows(rows)}
        onSubmit={submit}
      >
        <RadioGroup
          name="verdict"
          label={t("projects.verdict")}
          value={verdict}
          onChange={setVerdict}
          options={VERDICTS.map((each) => ({
            value: each,
            label: t(`projects.verdict_${each}`),
            help: t(`projects.verdict_${each}_help`),
          }))}
        />
        {stands && state?.reason ? <Notice tone="bad">{word(t, "ready", state.reason)}</Notice> : null}
        {goes ? (
          <Checkbox
            label={t("projects.interim")}
            help={t("projects.interim_help")}
            checked={interim}
            onChange={setInterim}
          />
        ) : null}
        {goes && interim ? <DateField name="until" label={t("projects.holds_until")} required /> : null}
        {verdict === "conditional_go" ? <Conditions project={project} rows={rows} onRows={setRows} /> : null}
        {verdict === "recycle" ? <Again gate={gate} /> : null}
        <TextArea
          name="note"
          label={t("projects.note")}
          help={t("projects.note_help")}
          optional={goes}
          required={!goes}
          rows={3}
          maxLength={4000}
        />
        <p className="text-s text-ink-3">{t("projects.decide_text")}</p>
        {stands ? (
          <div className="modal-actions">
            <Button onClick={onClose}>{t("common.cancel")}</Button>
          </div>
        ) : (
          <FormActions submit={t("projects.decide_submit")} danger={verdict === "kill"} onCancel={onClose} />
        )}
      </Form>
    </Dialog>
  );
}

/** Where the server's word on a condition belongs. */
function namesOfRows(rows: readonly number[]): Record<string, string> {
  return Object.fromEntries(
    rows.flatMap((row, index) => [
      [`conditions.${index}.text`, `text_${row}`],
      [`conditions.${index}.organisation_id`, `org_${row}`],
      [`conditions.${index}.due_on`, `due_${row}`],
    ]),
  );
}

function condition(values: FormValues, row: number) {
  return {
    text: values.text(`text_${row}`),
    organisation_id: values.text(`org_${row}`),
    due_on: values.text(`due_${row}`),
  };
}

function Conditions({
  project,
  rows,
  onRows,
}: {
  project: Project;
  rows: readonly number[];
  onRows: (rows: readonly number[]) => void;
}) {
  const t = useT();
  const own = useActing().organisation.id;
  const parties = partiesIn(project);
  const other = parties.find((party) => party.id !== own);
  return (
    <fieldset className="conditions">
      <legend className="field-label">{t("projects.conditions")}</legend>
      <p className="field-help">{t("projects.conditions_help")}</p>
      {rows.map((row, index) => (
        <div key={row} className="condition">
          <TextArea
            name={`text_${row}`}
            label={t("projects.condition_n", { n: index + 1 })}
            required
            rows={2}
            maxLength={500}
          />
          <div className="grid gap-3 md:grid-cols-2">
            <Select
              name={`org_${row}`}
              label={t("projects.who_owes")}
              defaultValue={other?.id ?? own}
              options={parties.map((party) => ({ value: party.id, label: party.name }))}
            />
            <DateField name={`due_${row}`} label={t("projects.due")} required />
          </div>
          {rows.length > 1 ? (
            <IconButton
              small
              className="condition-remove"
              label={t("projects.remove_condition", { n: index + 1 })}
              icon={<CloseIcon size={14} aria-hidden="true" />}
              onClick={() => onRows(rows.filter((each) => each !== row))}
            />
          ) : null}
        </div>
      ))}
      <div>
        <Button small onClick={() => onRows([...rows, Math.max(...rows) + 1])}>
          <PlusIcon size={14} aria-hidden="true" />
          {t("projects.add_condition")}
        </Button>
      </div>
    </fieldset>
  );
}

/** Deliverables that a phase which goes on begins again. */
function Again({ gate }: { gate: Gate }) {
  const t = useT();
  const name = useId();
  const field = { name: "again", label: t("projects.again"), help: t("projects.again_help") };
  const wiring = useField(field);
  const done = gate.deliverables.filter((each) => each.status === "approved" || each.status === "submitted");
  if (done.length === 0) return null;
  return (
    <FieldFrame field={field} wiring={wiring} labelElement="span">
      {done.map((each) => (
        <label key={each.id} className="check" htmlFor={`${name}-${each.id}`}>
          <input id={`${name}-${each.id}`} type="checkbox" name="again" value={each.id} />
          <span>{each.title}</span>
        </label>
      ))}
    </FieldFrame>
  );
}
