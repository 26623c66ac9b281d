/** A whole number of a question, which may be left out. */
import { NumberField } from "~/ui/fields";

export function Count({
  label,
  help,
  value,
  onChange,
  min,
  max,
  optional,
}: {
  label: string;
  help?: string;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  min?: number;
  max?: number;
  optional?: boolean;
}) {
  return (
    <NumberField
      label={label}
      className="survey-count"
      defaultValue={value ?? null}
      optional={optional ?? false}
      {...(help ? { help } : {})}
      {...(min === undefined ? {} : { min })}
      {...(max === undefined ? {} : { max })}
      onChange={(next) => {
        if (next === undefined ? optional : Number.isInteger(next)) onChange(next);
      }}
    />
  );
}
