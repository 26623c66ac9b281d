/** The fields of one row in a form, and what was typed as the row's data. */
import { useState } from "react";
import { CURRENCIES } from "~/features/settle/offers/terms";
import { currencyDigits } from "~/features/settle/words";
import { useT } from "~/i18n";
import { DateField } from "~/ui/DateField";
import type { FormValues } from "~/ui/Form";
import { Checkbox, NumberField, Select, TextArea, TextField } from "~/ui/fields";
import { useReport } from "../context";
import type { RowField } from "../steps";
import { fieldLabel, said, wordLabel } from "../words";
import type { Data } from "./merge";
import { usePeople } from "./usePeople";

const MAX_COUNT = 1_000_000_000_000;

export function RowFields({ fields, data }: { fields: readonly RowField[]; data: Data }) {
  const { complaint } = useReport();
  const [currency, setCurrency] = useState(String(data.currency ?? complaint.currency ?? "EUR"));
  const [person, setPerson] = useState(String(data.member ?? ""));
  return fields
    .filter((field) => field.name !== "name" || person === "")
    .map((field) =>
      field.name === "currency" ? (
        <Currency key={field.name} value={currency} onChange={setCurrency} />
      ) : field.kind === "member" ? (
        <Person key={field.name} field={field} data={data} onChange={setPerson} />
      ) : (
        <Plain key={field.name} field={field} data={data} currency={currency} />
      ),
    );
}

function Currency({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useT();
  return (
    <Select
      name="currency"
      label={fieldLabel(t, "currency")}
      options={[...new Set([value, ...CURRENCIES])].map((each) => ({ value: each, label: each }))}
      value={value}
      onChange={onChange}
    />
  );
}

function Person({
  field,
  data,
  onChange,
}: {
  field: RowField;
  data: Data;
  onChange: (value: string) => void;
}) {
  const t = useT();
  const people = usePeople();
  const chosen = String(data[field.name] ?? "");
  return (
    <Select
      // Once the people are there, the present one can be the chosen one.
      key={people.length}
      className="field-wide"
      name={field.name}
      label={fieldLabel(t, field.name)}
      options={people}
      placeholder={t(field.name === "member" ? "report.no_account" : "report.nobody_yet")}
      defaultValue={chosen}
      onChange={field.name === "member" ? onChange : undefined}
    />
  );
}

function Plain({ field, data, currency }: { field: RowField; data: Data; currency: string }) {
  const t = useT();
  const { name } = field;
  const value = data[name];
  const label = fieldLabel(t, name);
  const required = field.required === true;
  const shared = { name, label, help: said(t, `report.h_${name}`, "") || undefined };
  const optional = !required;
  const number = typeof value === "number" ? value : null;
  switch (field.kind) {
    case "word":
      return (
        <Select
          {...shared}
          options={(field.words ?? []).map((word) => ({ value: word, label: wordLabel(t, word) }))}
          {...(required ? {} : { placeholder: "—" })}
          defaultValue={String(value ?? (required ? field.words?.[0] : "") ?? "")}
        />
      );
    case "text":
      return (
        <TextArea
          {...shared}
          className="field-wide"
          rows={2}
          maxLength={field.max ?? 1000}
          required={required}
          optional={optional}
          defaultValue={String(value ?? "")}
        />
      );
    case "line":
      return (
        <TextField
          {...shared}
          className="field-wide"
          maxLength={field.max ?? 200}
          required={required || name === "name"}
          optional={optional && name !== "name"}
          defaultValue={String(value ?? "")}
        />
      );
    case "day":
      return <DateField {...shared} optional={optional} defaultValue={value ? String(value) : null} />;
    case "yesno":
      return (
        <div className="field-wide">
          <Checkbox {...shared} defaultChecked={value === true} />
        </div>
      );
    case "money": {
      const unit = 10 ** currencyDigits(currency);
      return (
        <NumberField
          {...shared}
          required={required}
          optional={optional}
          min={0}
          decimals={currencyDigits(currency)}
          defaultValue={number === null ? null : number / unit}
        />
      );
    }
    default:
      return (
        <NumberField
          {...shared}
          required={required}
          optional={optional}
          min={0}
          max={field.kind === "count" ? MAX_COUNT : 100}
          {...(field.kind === "percent" ? { unit: "%" } : {})}
          defaultValue={number}
        />
      );
  }
}

/** What a form says of these fields; what it does not ask for stays as it was. */
export function typedData(fields: readonly RowField[], values: FormValues, base: Data): Data {
  const data: Data = { ...base };
  const unit = 10 ** currencyDigits(values.text("currency") || "EUR");
  for (const { name, kind } of fields) {
    const number = values.number(name);
    if (kind === "yesno") data[name] = values.checked(name) ? true : null;
    else if (kind === "money") data[name] = number === undefined ? null : Math.round(number * unit);
    else if (kind === "count" || kind === "percent") data[name] = number ?? null;
    else data[name] = values.optional(name) ?? null;
  }
  // Somebody with an account needs no name beside it.
  if (data.member) data.name = null;
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null));
}
