/** Which column holds what, and how dates, numbers and letters are written. */
import type { FieldProblem } from "~/api/types";
import type { ImportKind, UploadField, UploadLook, UploadMap } from "~/api/types-orders";
import { useT } from "~/i18n";
import { Checkbox, Select, TextField } from "~/ui/fields";

const NEEDED: Record<ImportKind, readonly UploadField[]> = {
  orders: ["order", "ordered", "text", "quantity", "unit_price"],
  products: ["sku", "name"],
};
const MORE: Record<ImportKind, readonly UploadField[]> = {
  orders: [
    "customer",
    "customer_number",
    "sku",
    "promised",
    "shipped",
    "delivered",
    "unit",
    "net",
    "margin",
    "currency",
  ],
  products: ["category"],
};
const DATES: readonly UploadField[] = ["ordered", "promised", "shipped", "delivered"];
const ENCODINGS = ["utf-8", "windows-1251", "koi8-r", "windows-1252", "utf-16le"];
const DELIMITERS = [",", ";", "\t", "|"] as const;
const DELIMITER_NAMES = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar" } as const;

interface Props {
  kind: ImportKind;
  look: UploadLook;
  map: UploadMap;
  wrong: readonly FieldProblem[];
  onChange: (map: UploadMap) => void;
  /** The file is read anew with another encoding or delimiter. */
  onReadAs: (how: { encoding: string; delimiter: string }) => void;
}

export function Mapping(props: Props) {
  const t = useT();
  const { kind, map, look } = props;
  const encodings = ENCODINGS.includes(map.encoding) ? ENCODINGS : [map.encoding, ...ENCODINGS];
  return (
    <div className="flex flex-col gap-5">
      <fieldset className="map-fields">
        <legend>{t("orders.map_written")}</legend>
        <Select
          label={t("orders.map_encoding")}
          value={map.encoding}
          options={encodings.map((value) => ({ value, label: value.toUpperCase() }))}
          onChange={(encoding) => props.onReadAs({ encoding, delimiter: map.delimiter })}
        />
        <Select
          label={t("orders.map_delimiter")}
          value={map.delimiter}
          options={DELIMITERS.map((value) => ({
            value,
            label: t(`orders.map_${DELIMITER_NAMES[value]}`),
          }))}
          onChange={(delimiter) => props.onReadAs({ encoding: map.encoding, delimiter })}
        />
        {kind === "orders" ? <Numbers {...props} /> : null}
        <TextField
          label={t("orders.map_source")}
          help={t("orders.map_source_help")}
          value={map.source}
          maxLength={60}
          error={errorOf(t, props.wrong, "source")}
          onChange={(source) => props.onChange({ ...map, source })}
        />
      </fieldset>
      <Columns {...props} legend={t("orders.map_needed")} fields={NEEDED[kind]} />
      <Columns {...props} legend={t("orders.map_more")} fields={MORE[kind]} />
      {look.guess.whole_numbers.length > 0 ? (
        <Checkbox
          label={t("orders.map_whole", { columns: look.guess.whole_numbers.join(", ") })}
          checked={map.whole_numbers.length > 0}
          onChange={(on) => props.onChange({ ...map, whole_numbers: on ? look.guess.whole_numbers : [] })}
        />
      ) : null}
    </div>
  );
}

function errorOf(t: ReturnType<typeof useT>, wrong: readonly FieldProblem[], field: string) {
  return wrong.some((each) => each.field === field) ? t("orders.map_fill") : undefined;
}

function Numbers({ map, wrong, onChange }: Props) {
  const t = useT();
  return (
    <>
      <Select
        label={t("orders.map_decimal")}
        value={map.decimal}
        options={[
          { value: ".", label: t("orders.map_point") },
          { value: ",", label: t("orders.map_decimal_comma") },
        ]}
        onChange={(decimal) => onChange({ ...map, decimal })}
      />
      {map.columns.currency ? null : (
        <TextField
          label={t("orders.map_currency")}
          help={t("orders.map_currency_help")}
          value={map.currency ?? ""}
          maxLength={3}
          error={errorOf(t, wrong, "currency")}
          onChange={(code) => onChange({ ...map, currency: code.toUpperCase() || null })}
        />
      )}
      <TextField
        label={t("orders.map_returned")}
        help={t("orders.map_returned_help")}
        value={map.returned_prefix ?? ""}
        maxLength={20}
        onChange={(prefix) => onChange({ ...map, returned_prefix: prefix || null })}
      />
    </>
  );
}

function Columns({ legend, fields, ...props }: Props & { legend: string; fields: readonly UploadField[] }) {
  return (
    <fieldset className="map-fields">
      <legend>{legend}</legend>
      {fields.map((field) => (
        <Column key={field} field={field} {...props} />
      ))}
    </fieldset>
  );
}

function Column({ field, look, map, wrong, onChange }: Props & { field: UploadField }) {
  const t = useT();
  const set = (name: string) => {
    const columns = { ...map.columns };
    if (name) columns[field] = name;
    else delete columns[field];
    onChange({ ...map, columns });
  };
  const chosen = map.columns[field] ?? "";
  const error = errorOf(t, wrong, `columns.${field}`);
  return (
    <div className="flex flex-col gap-2">
      <Select
        label={t(`orders.field_${field}`)}
        value={chosen}
        placeholder={t("orders.map_no_column")}
        options={look.names.map((value) => ({ value, label: value }))}
        error={error}
        onChange={set}
      />
      {chosen && DATES.includes(field) ? (
        <DateFormat field={field} look={look} map={map} wrong={wrong} onChange={onChange} />
      ) : null}
    </div>
  );
}

function DateFormat({
  field,
  look,
  map,
  wrong,
  onChange,
}: Pick<Props, "look" | "map" | "wrong" | "onChange"> & { field: UploadField }) {
  const t = useT();
  const place = look.names.indexOf(map.columns[field] ?? "");
  const sample = look.rows.map((row) => row.cells[place]).find((cell) => cell?.trim());
  const doubtful = look.doubtful.includes(field) && map.formats[field] === look.guess.formats[field];
  return (
    <Select
      label={t("orders.map_format")}
      value={map.formats[field] ?? ""}
      placeholder={t("orders.map_choose_format")}
      options={look.formats.map((value) => ({ value, label: readable(value) }))}
      help={
        doubtful && sample
          ? t("orders.map_doubtful", { sample })
          : sample
            ? t("orders.map_sample", { sample })
            : undefined
      }
      error={errorOf(t, wrong, `formats.${field}`)}
      onChange={(format) => onChange({ ...map, formats: { ...map.formats, [field]: format } })}
    />
  );
}

/** `%d.%m.%Y %H:%M` as `DD.MM.YYYY hh:mm`. */
function readable(format: string): string {
  const signs: Record<string, string> = { Y: "YYYY", m: "MM", d: "DD", H: "hh", M: "mm", S: "ss" };
  return format.replace(/%([YmdHMS])/g, (_, sign: string) => signs[sign] ?? sign);
}
