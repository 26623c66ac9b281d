/** A field that the other side alone may change: what it says, to be read. */
import type { FieldDef } from "~/api/types";
import { shownValue } from "~/features/thread/EventLine";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { cx } from "~/ui/cx";
import { inputName, type Values } from "./values";

export function LockedField({ field, values }: { field: FieldDef; values: Values }) {
  const t = useT();
  const format = useFormat();
  const value = values[inputName(field)] ?? "";
  const shown =
    field.type === "money" && value
      ? `${format.number(Number(value))} ${values.currency ?? ""}`
      : shownValue(t, format, field.key, value);
  const wide = field.type === "long_text" || field.key === "title";
  return (
    <dl className={cx("field field-locked", wide && "field-wide")}>
      <dt className="field-label">{field.label}</dt>
      <dd>{shown}</dd>
    </dl>
  );
}
