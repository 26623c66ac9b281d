/** Says what is compared, by what, and by whom. */
import { useState } from "react";
import type { Decision, DecisionBoard } from "~/api/types-decisions";
import type { Project } from "~/api/types-projects";
import { useT } from "~/i18n";
import { Button, IconButton } from "~/ui/Button";
import { Card } from "~/ui/bits";
import { Form, FormActions, type FormValues } from "~/ui/Form";
import { NumberField, Select, TextField } from "~/ui/fields";
import { CloseIcon } from "~/ui/icons";
import { useDeeds } from "../../useDeed";
import { shortName } from "../../words";
import { refusal } from "../words";

const MOST = 12;
const CURRENCIES = ["EUR", "USD", "GBP", "CHF", "RUB", "CNY"];

/** A row by a key of its own, so that what was typed stays with it when another one goes. */
interface Row {
  key: number;
  id: string | null;
}

function useRows(ids: readonly string[], least: number) {
  const [rows, setRows] = useState<Row[]>(() =>
    Array.from({ length: Math.max(ids.length, least) }, (_, key) => ({ key, id: ids[key] ?? null })),
  );
  return {
    rows,
    add: () => setRows([...rows, { key: Math.max(-1, ...rows.map((row) => row.key)) + 1, id: null }]),
    remove: (key: number) => setRows(rows.filter((row) => row.key !== key)),
  };
}

export function SetupForm({
  project,
  decision,
  board,
  onDone,
}: {
  project: Project;
  decision: Decision;
  board?: DecisionBoard;
  onDone: () => void;
}) {
  const t = useT();
  const deeds = useDeeds(project.id);
  const known = board?.options ?? decision.options.map((option) => ({ ...option, id: null }));
  const options = useRows(
    known.map((option) => option.id ?? ""),
    2,
  );
  const criteria = useRows(board?.criteria.map((each) => each.id) ?? [], 2);
  const currency = board?.options.find((option) => option.currency)?.currency ?? "EUR";
  const submit = async (values: FormValues) => {
    await deeds.put(`/decisions/${decision.id}/board`, {
      version: board?.version ?? 0,
      options: readOptions(values, options.rows),
      criteria: readCriteria(values, criteria.rows),
      deciders: values.all("deciders"),
    });
    onDone();
  };
  const people = project.members.filter((member) => member.role !== "observer");
  const chosen = board?.deciders.map((each) => each.person.membership_id) ?? [];
  return (
    <Form label={t("decisions.set_up")} explain={(error) => refusal(t, error)} onSubmit={submit}>
      <Card title={t("decisions.options")} note={t("decisions.options_note")}>
        <div className="flex flex-col gap-3">
          {options.rows.map((row, index) => {
            const was = known[row.key];
            return (
              <div key={row.key} className="board-row board-option">
                <TextField
                  name={`option_${row.key}`}
                  label={t("decisions.option_n", { n: index + 1 })}
                  defaultValue={was?.title}
                  required={index < 2}
                  optional={index >= 2}
                  maxLength={120}
                />
                <NumberField
                  name={`cost_${row.key}`}
                  label={t("decisions.cost")}
                  defaultValue={
                    was && "cost_minor" in was && was.cost_minor !== null ? was.cost_minor / 100 : null
                  }
                  decimals={2}
                  min={0}
                  optional
                />
                <Remove
                  shown={options.rows.length > 2}
                  label={t("decisions.remove_option", { n: index + 1 })}
                  onClick={() => options.remove(row.key)}
                />
              </div>
            );
          })}
          <div className="flex flex-wrap items-end gap-3">
            {options.rows.length < MOST ? (
              <Button small onClick={options.add}>
                {t("decisions.add_option")}
              </Button>
            ) : null}
            <Select
              name="currency"
              label={t("decisions.currency")}
              defaultValue={currency}
              options={CURRENCIES.map((code) => ({ value: code, label: code }))}
            />
          </div>
        </div>
      </Card>
      <Card title={t("decisions.criteria")} note={t("decisions.criteria_note")}>
        <div className="flex flex-col gap-3">
          {criteria.rows.map((row, index) => (
            <CriterionRow
              key={row.key}
              row={row}
              index={index}
              board={board}
              onRemove={criteria.rows.length > 1 ? () => criteria.remove(row.key) : null}
            />
          ))}
          {criteria.rows.length < MOST ? (
            <Button small className="self-start" onClick={criteria.add}>
              {t("decisions.add_criterion")}
            </Button>
          ) : null}
        </div>
      </Card>
      <Card title={t("decisions.deciders")} note={t("decisions.deciders_note")}>
        <div className="decision-fit">
          {people.map(({ person }) => (
            <label key={person.membership_id} className="flex min-h-6 items-baseline gap-2 py-1">
              <input
                type="checkbox"
                name="deciders"
                value={person.membership_id}
                defaultChecked={chosen.includes(person.membership_id)}
              />
              <span>
                {person.name} <small>{shortName(person.organisation.name)}</small>
              </span>
            </label>
          ))}
        </div>
      </Card>
      <FormActions submit={t("decisions.save_setup")} onCancel={onDone} />
    </Form>
  );
}

function CriterionRow({
  row,
  index,
  board,
  onRemove,
}: {
  row: Row;
  index: number;
  board: DecisionBoard | undefined;
  onRemove: (() => void) | null;
}) {
  const t = useT();
  const was = board?.criteria.find((each) => each.id === row.id);
  const [scale, setScale] = useState<string>(was?.scale ?? "score");
  return (
    <div className="board-row board-criterion">
      <TextField
        name={`criterion_${row.key}`}
        label={t("decisions.criterion_n", { n: index + 1 })}
        defaultValue={was?.title}
        required={index === 0}
        optional={index > 0}
        maxLength={120}
      />
      <NumberField
        name={`weight_${row.key}`}
        label={t("decisions.weight")}
        defaultValue={was?.weight ?? 20}
        min={0}
        max={100}
      />
      <Select
        name={`direction_${row.key}`}
        label={t("decisions.direction")}
        defaultValue={was?.direction ?? "benefit"}
        options={(["benefit", "cost"] as const).map((value) => ({
          value,
          label: t(`decisions.direction_${value}`),
        }))}
      />
      <Select
        name={`scale_${row.key}`}
        label={t("decisions.scale")}
        value={scale}
        onChange={setScale}
        options={(["score", "measured"] as const).map((value) => ({
          value,
          label: t(`decisions.scale_${value}`),
        }))}
      />
      {scale === "measured" ? (
        <TextField
          name={`unit_${row.key}`}
          label={t("decisions.unit")}
          defaultValue={was?.unit ?? ""}
          optional
          maxLength={20}
        />
      ) : null}
      <Remove
        shown={onRemove !== null}
        label={t("decisions.remove_criterion", { n: index + 1 })}
        onClick={() => onRemove?.()}
      />
    </div>
  );
}

function Remove({ shown, label, onClick }: { shown: boolean; label: string; onClick: () => void }) {
  if (!shown) return null;
  return (
    <IconButton small label={label} icon={<CloseIcon size={15} aria-hidden="true" />} onClick={onClick} />
  );
}

function readOptions(values: FormValues, rows: readonly Row[]) {
  return rows
    .map(({ key, id }) => {
      const cost = values.number(`cost_${key}`);
      return {
        ...(id ? { id } : {}),
        title: values.text(`option_${key}`),
        cost_minor: cost === undefined ? null : Math.round(cost * 100),
        currency: cost === undefined ? null : values.text("currency"),
      };
    })
    .filter((option) => option.title !== "");
}

function readCriteria(values: FormValues, rows: readonly Row[]) {
  return rows
    .map(({ key, id }) => ({
      ...(id ? { id } : {}),
      title: values.text(`criterion_${key}`),
      weight: values.number(`weight_${key}`) ?? 0,
      direction: values.text(`direction_${key}`),
      scale: values.text(`scale_${key}`),
      unit: values.optional(`unit_${key}`) ?? null,
    }))
    .filter((each) => each.title !== "");
}
