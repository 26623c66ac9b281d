/** One field of the filing form, drawn from its definition. */
import type { FieldDef } from "~/api/types";
import { useT } from "~/i18n";
import { DateField } from "~/ui/DateField";
import { Checkbox, NumberField, type Option, RadioGroup, Select, TextArea, TextField } from "~/ui/fields";
import { fieldOptions } from "../labels";
import { AMOUNT, CURRENCIES, inputName, type Values } from "./values";

export function FormField({
  field,
  initial,
  onTouch,
}: {
  field: FieldDef;
  initial: Values;
  /** For fields that change without an event of the browser. */
  onTouch: () => void;
}) {
  const t = useT();
  const name = inputName(field);
  const common = {
    name,
    label: field.label,
    help: field.help ?? undefined,
    required: field.required,
    optional: !field.required,
  };
  const value = initial[name] ?? "";
  const today = new Date().toISOString().slice(0, 10);
  switch (field.type) {
    case "long_text":
      return (
        <TextArea
          {...common}
          defaultValue={value}
          maxLength={field.max ?? undefined}
          rows={6}
          className="field-wide"
        />
      );
    case "number":
      return (
        <NumberField
          {...common}
          defaultValue={value ? Number(value) : null}
          min={0}
          max={field.max ?? undefined}
          decimals={field.fixed ? 0 : 3}
        />
      );
    case "date":
      return (
        <DateField
          {...common}
          defaultValue={value || null}
          max={field.key === "occurred_on" ? today : undefined}
          onChange={onTouch}
        />
      );
    case "boolean":
      return <Checkbox {...common} defaultChecked={value !== ""} />;
    case "money":
      return <Money field={field} initial={initial} />;
    case "select":
      if (field.fixed && field.key === "severity") return <SeverityField field={field} initial={value} />;
      return (
        <Select
          {...common}
          options={fieldOptions(t, field)}
          placeholder={t("filing.choose")}
          defaultValue={value}
        />
      );
    default:
      return (
        <TextField
          {...common}
          defaultValue={value}
          maxLength={field.max ?? undefined}
          className={field.key === "title" ? "field-wide" : undefined}
          autoComplete="off"
        />
      );
  }
}

/** Each degree says in one line what it means, so that both sides mean the same by it. */
function SeverityField({ field, initial }: { field: FieldDef; initial: string }) {
  const t = useT();
  const options: Option[] = fieldOptions(t, field).map((option) => {
    const help = `complaint.severity_${option.value}_help`;
    return t.has(help) ? { ...option, help: t(help) } : option;
  });
  return (
    <div className="field-wide severity-field">
      <RadioGroup
        name={field.key}
        label={field.label}
        help={field.help ?? undefined}
        required={field.required}
        options={options}
        inline
        defaultValue={initial}
      />
    </div>
  );
}

function Money({ field, initial }: { field: FieldDef; initial: Values }) {
  const t = useT();
  const amount = initial[AMOUNT];
  return (
    <div className="money-fields">
      <NumberField
        name={AMOUNT}
        label={field.label}
        help={field.help ?? undefined}
        required={field.required}
        optional={!field.required}
        defaultValue={amount ? Number(amount) : null}
        min={0}
        decimals={2}
      />
      <Select
        name="currency"
        label={t("filing.currency")}
        hideLabel
        options={CURRENCIES.map((code) => ({ value: code, label: code }))}
        defaultValue={initial.currency ?? "EUR"}
      />
    </div>
  );
}
