/** A field that looks like text until somebody writes in it. */
import type { ReportStep } from "~/api/types";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { cx } from "~/ui/cx";
import { DateField } from "~/ui/DateField";
import { NumberField, RadioGroup, TextArea, TextField } from "~/ui/fields";
import { useReport } from "../context";
import type { StepField } from "../steps";
import { fieldLabel, said } from "../words";
import { Clash } from "./Clash";
import { isDirty, shown, type Value } from "./fieldState";
import { type FieldHands, useFieldHands } from "./useField";

const MAX_LONG = 4000;
const MAX_LINE = 200;
const MAX_COUNT = 1_000_000_000_000;

export function FieldEditor({ step, field }: { step: ReportStep; field: StepField }) {
  const t = useT();
  const { problems } = useReport();
  const hands = useFieldHands(step, field.name);
  const { state } = hands;
  const error = hands.error ?? problems.get(`fields.${field.name}`) ?? null;
  return (
    <div className={cx("report-field", field.wide && "field-wide")}>
      <Control field={field} hands={hands} error={error} />
      {state.theirs ? (
        <Clash name={field.name} theirs={state.theirs} mine={shown(state)} onChoose={hands.choose} />
      ) : state.restored && isDirty(state) ? (
        <div className="notice" role="status">
          <span className="min-w-0 flex-1">{t("report.restored")}</span>
          <Button small onClick={() => hands.choose("keep_mine")}>
            {t("common.save")}
          </Button>
          <Button small tone="quiet" onClick={() => hands.choose("keep_theirs")}>
            {t("report.discard")}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function Control({ field, hands, error }: { field: StepField; hands: FieldHands; error: string | null }) {
  const t = useT();
  const value = shown(hands.state);
  const label = fieldLabel(t, field.name);
  const help = said(t, `report.h_${field.name}`, field.required ? t("report.needed") : "") || undefined;
  // A control that keeps its own text begins anew when somebody else's value takes its place.
  const key = hands.state.epoch;
  const at = { label, help, error };
  const typed = (next: Value) => hands.type(next);
  switch (field.kind) {
    case "text":
    case "line": {
      const text = typeof value === "string" ? value : "";
      const shared = { ...at, value: text, onChange: typed, onBlur: hands.leave };
      return field.kind === "line" ? (
        <TextField {...shared} maxLength={MAX_LINE} />
      ) : (
        <TextArea {...shared} maxLength={MAX_LONG} rows={field.wide ? 2 : 1} />
      );
    }
    case "count":
      return (
        <NumberField
          key={key}
          {...at}
          min={0}
          max={MAX_COUNT}
          defaultValue={typeof value === "number" ? value : null}
          onChange={(next) => {
            if (next === undefined || Number.isInteger(next)) typed(next ?? null);
          }}
        />
      );
    case "day":
      return (
        <DateField
          key={key}
          {...at}
          defaultValue={typeof value === "string" ? value : null}
          onChange={typed}
        />
      );
    case "yesno":
      return (
        <RadioGroup
          {...at}
          inline
          value={value === null ? ("" as "yes") : value ? "yes" : "no"}
          onChange={(next) => typed(next === "yes")}
          options={[
            { value: "yes", label: t("report.yes") },
            { value: "no", label: t("report.no") },
          ]}
        />
      );
    case "scale":
      return (
        <RadioGroup
          {...at}
          inline
          value={value === null ? "" : String(value)}
          onChange={(next) => typed(Number(next))}
          options={["1", "2", "3", "4", "5"].map((each) => ({ value: each, label: each }))}
        />
      );
    default:
      return null;
  }
}
