/** What each type of question needs besides its text. */
import type { Choice, Kind } from "~/api/types-surveys";
import { useT } from "~/i18n";
import { DateField } from "~/ui/DateField";
import { Checkbox, NumberField, Select } from "~/ui/fields";
import { TextsField } from "../fields";
import { ChoiceList } from "./ChoiceList";
import { Count } from "./numbers";
import { ConjointForm, KanoForm, MaxDiffForm } from "./Research";

/** `{…kind, [key]: value}`, where undefined takes the key away. */
export function put<K extends Kind>(kind: K, key: string, value: unknown): K {
  const { [key]: _old, ...rest } = kind as Record<string, unknown>;
  return (value === undefined ? rest : { ...rest, [key]: value }) as K;
}

export const plain = (choice: Choice): Choice => choice;

interface FormProps<K extends Kind = Kind> {
  kind: K;
  onChange: (kind: Kind) => void;
}

export function KindForm({ kind, onChange }: FormProps) {
  const t = useT();
  switch (kind.type) {
    case "single":
    case "multi":
    case "dropdown":
      return <OptionsForm kind={kind} onChange={onChange} />;
    case "ranking":
      return (
        <>
          <ChoiceList
            name="options"
            choices={kind.options}
            make={plain}
            onChange={(options) => onChange({ ...kind, options })}
          />
          <Count
            label={t("surveys.ranking_top")}
            help={t("surveys.ranking_top_help")}
            value={kind.top}
            min={1}
            optional
            onChange={(top) => onChange(put(kind, "top", top))}
          />
        </>
      );
    case "constant_sum":
      return (
        <>
          <ChoiceList
            name="options"
            choices={kind.options}
            make={plain}
            onChange={(options) => onChange({ ...kind, options })}
          />
          <Count
            label={t("surveys.sum_total")}
            help={t("surveys.sum_total_help")}
            value={kind.total}
            min={1}
            max={1_000_000}
            onChange={(total) => onChange(put(kind, "total", total ?? 100))}
          />
        </>
      );
    case "matrix":
      return (
        <div className="survey-two">
          <ChoiceList
            name="rows"
            choices={kind.rows}
            make={plain}
            onChange={(rows) => onChange({ ...kind, rows })}
          />
          <ChoiceList
            name="columns"
            choices={kind.columns}
            make={plain}
            onChange={(columns) => onChange({ ...kind, columns })}
          />
        </div>
      );
    case "short_text":
    case "long_text":
      return (
        <Count
          label={t("surveys.max_length")}
          value={kind.max_length}
          min={1}
          max={kind.type === "short_text" ? 500 : 10_000}
          optional
          onChange={(length) => onChange(put(kind, "max_length", length))}
        />
      );
    case "file":
      return (
        <Checkbox
          label={t("surveys.file_pictures")}
          help={t("surveys.file_help")}
          checked={kind.pictures ?? false}
          onChange={(pictures) => onChange(put(kind, "pictures", pictures || undefined))}
        />
      );
    case "number":
      return <NumberForm kind={kind} onChange={onChange} />;
    case "date":
      return (
        <div className="survey-pair">
          <DateField
            label={t("surveys.date_min")}
            defaultValue={kind.min ?? null}
            optional
            onChange={(day) => onChange(put(kind, "min", day ?? undefined))}
          />
          <DateField
            label={t("surveys.date_max")}
            defaultValue={kind.max ?? null}
            optional
            onChange={(day) => onChange(put(kind, "max", day ?? undefined))}
          />
        </div>
      );
    case "scale":
      return <ScaleForm kind={kind} onChange={onChange} />;
    case "csat":
      return (
        <div className="survey-pair">
          <Count
            label={t("surveys.csat_points")}
            value={kind.points ?? 5}
            min={2}
            max={11}
            onChange={(points) => onChange(put(kind, "points", points))}
          />
          <Count
            label={t("surveys.csat_top")}
            help={t("surveys.csat_top_help")}
            value={kind.top ?? 2}
            min={1}
            onChange={(top) => onChange(put(kind, "top", top))}
          />
        </div>
      );
    case "ces":
      return (
        <Select
          label={t("surveys.ces_measure")}
          help={t("surveys.ces_measure_help")}
          value={kind.measure}
          options={[
            { value: "mean", label: t("surveys.ces_mean") },
            { value: "top_box", label: t("surveys.ces_top_box") },
          ]}
          onChange={(measure) => onChange({ ...kind, measure })}
        />
      );
    case "maxdiff":
      return <MaxDiffForm kind={kind} onChange={onChange} />;
    case "conjoint":
      return <ConjointForm kind={kind} onChange={onChange} />;
    case "kano":
      return <KanoForm kind={kind} onChange={onChange} />;
    default:
      return <p className="text-s text-ink-3">{t(`surveys.about_${kind.type}`)}</p>;
  }
}

function OptionsForm({
  kind,
  onChange,
}: FormProps<Extract<Kind, { type: "single" | "multi" | "dropdown" }>>) {
  const t = useT();
  return (
    <>
      <ChoiceList
        name="options"
        choices={kind.options}
        make={plain}
        onChange={(options) => onChange({ ...kind, options })}
      />
      {kind.type === "multi" ? (
        <div className="survey-pair">
          <Count
            label={t("surveys.choose_min")}
            value={kind.min}
            min={0}
            optional
            onChange={(min) => onChange(put(kind, "min", min))}
          />
          <Count
            label={t("surveys.choose_max")}
            value={kind.max}
            min={1}
            optional
            onChange={(max) => onChange(put(kind, "max", max))}
          />
        </div>
      ) : null}
      {kind.type === "dropdown" ? null : (
        <Checkbox
          label={t("surveys.shuffle")}
          help={t("surveys.shuffle_help")}
          checked={kind.shuffle ?? false}
          onChange={(shuffle) => onChange(put(kind, "shuffle", shuffle || undefined))}
        />
      )}
    </>
  );
}

function NumberForm({ kind, onChange }: FormProps<Extract<Kind, { type: "number" }>>) {
  const t = useT();
  const decimals = kind.decimals ?? 0;
  const bound = (key: "min" | "max") => (
    <NumberField
      label={t(`surveys.number_${key}`)}
      optional
      decimals={4}
      defaultValue={kind[key] === undefined ? null : Number(kind[key])}
      onChange={(value) => {
        if (!Number.isNaN(value)) onChange(put(kind, key, value === undefined ? undefined : String(value)));
      }}
    />
  );
  return (
    <>
      <div className="survey-pair">
        {bound("min")}
        {bound("max")}
      </div>
      <div className="survey-pair">
        <Select
          label={t("surveys.decimals")}
          value={String(decimals)}
          options={["0", "1", "2", "3", "4"].map((value) => ({ value, label: value }))}
          onChange={(value) => onChange(put(kind, "decimals", Number(value)))}
        />
        <TextsField
          label={t("surveys.unit")}
          texts={kind.unit}
          optional
          onChange={(unit) => onChange(put(kind, "unit", unit))}
        />
      </div>
    </>
  );
}

function ScaleForm({ kind, onChange }: FormProps<Extract<Kind, { type: "scale" }>>) {
  const t = useT();
  return (
    <>
      <div className="survey-pair">
        <Count
          label={t("surveys.scale_from")}
          value={kind.from}
          onChange={(from) => onChange(put(kind, "from", from))}
        />
        <Count
          label={t("surveys.scale_to")}
          value={kind.to}
          onChange={(to) => onChange(put(kind, "to", to))}
        />
      </div>
      <div className="survey-pair">
        <TextsField
          label={t("surveys.scale_low")}
          texts={kind.low}
          optional
          onChange={(low) => onChange(put(kind, "low", low))}
        />
        <TextsField
          label={t("surveys.scale_high")}
          texts={kind.high}
          optional
          onChange={(high) => onChange(put(kind, "high", high))}
        />
      </div>
    </>
  );
}
