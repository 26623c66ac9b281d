import type { AgreementData, BySeverity } from "~/api/types-settle";
import { useT } from "~/i18n";
import { NumberField } from "~/ui/fields";
import { hoursOf, SEVERITY_COLUMNS, TARGETS } from "./figures";

/** Targets in business hours: a row for each clock, a field for each severity; empty means none. */
export function TargetFields({ data }: { data: AgreementData }) {
  const t = useT();
  const rows: { path: string; label: string; values: BySeverity }[] = [
    ...TARGETS.map((name) => ({
      path: `data.targets.${name}`,
      label: t(`settle.clock_${name}`),
      values: data.targets[name],
    })),
    {
      path: "data.customer_response",
      label: t("settle.clock_customer_response"),
      values: data.customer_response,
    },
  ];
  return (
    <fieldset className="form-part">
      <legend>{t("agreement.targets")}</legend>
      <p className="field-help">{t("agreement.targets_help")}</p>
      {rows.map((row) => (
        <fieldset key={row.path} className="target-row">
          <legend>{row.label}</legend>
          {SEVERITY_COLUMNS.map((severity) => (
            <NumberField
              key={severity}
              name={`${row.path}.${severity}`}
              label={t(`complaint.severity_${severity}`)}
              decimals={2}
              min={0.02}
              defaultValue={hoursOf(row.values[severity])}
            />
          ))}
        </fieldset>
      ))}
    </fieldset>
  );
}
