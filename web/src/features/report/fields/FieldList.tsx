/** The fields of a step: as text to read, or, for the side whose job they are, as text to write in. */
import type { ReportStep } from "~/api/types";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { cx } from "~/ui/cx";
import { useReport } from "../context";
import { STEP_FIELDS } from "../steps";
import { fieldLabel, filledFields, valueText } from "../words";
import { FieldEditor } from "./FieldEditor";

export function FieldList({ step, editable }: { step: ReportStep; editable: boolean }) {
  const fields = STEP_FIELDS[step.step];
  if (fields.length === 0) return null;
  if (!editable) return <ReadFields step={step} />;
  return (
    <div className="form-grid">
      {fields.map((field) => (
        <FieldEditor key={field.name} step={step} field={field} />
      ))}
    </div>
  );
}

function ReadFields({ step }: { step: ReportStep }) {
  const t = useT();
  const format = useFormat();
  const { names } = useReport();
  const filled = filledFields(step);
  if (filled.length === 0) return null;
  const wide = new Set(STEP_FIELDS[step.step].filter((field) => field.wide).map((field) => field.name));
  return (
    <dl className="form-grid report-read">
      {filled.map((name) => (
        <div key={name} className={cx(wide.has(name) && "field-wide")}>
          <dt className="text-s text-ink-3">{fieldLabel(t, name)}</dt>
          <dd className="max-w-[75ch] whitespace-pre-wrap [overflow-wrap:anywhere]">
            {valueText(t, format, names, name, step.fields[name]?.value)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
