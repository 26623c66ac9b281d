import type { RelationshipView } from "~/api/types";
import type { Rung } from "~/api/types-settle";
import { useT } from "~/i18n";
import { IconButton } from "~/ui/Button";
import { Checkbox, NumberField, TextField } from "~/ui/fields";
import { TrashIcon } from "~/ui/icons";
import { sideOf } from "./AgreementText";
import type { Names } from "./useNames";

/** One rung of the ladder: its name, how fast it reacts, who is called in on either side. */
export function RungFields({
  id,
  number,
  rung,
  hours,
  relationship,
  names,
  onRemove,
}: {
  id: number;
  number: number;
  rung: Rung;
  hours: number | null;
  relationship: RelationshipView;
  names: Names;
  onRemove: (() => void) | undefined;
}) {
  const t = useT();
  return (
    <fieldset className="term-fields">
      <legend>{t("agreement.rung_n", { n: number })}</legend>
      {onRemove ? (
        <span className="term-remove">
          <IconButton
            small
            label={t("agreement.remove_rung", { n: number })}
            icon={<TrashIcon size={15} aria-hidden="true" />}
            onClick={onRemove}
          />
        </span>
      ) : null}
      <TextField
        name={`rung.${id}.name.en`}
        label={t("agreement.name_en")}
        required
        maxLength={100}
        defaultValue={rung.name.en}
      />
      <TextField
        name={`rung.${id}.name.ru`}
        label={t("agreement.name_ru")}
        required
        maxLength={100}
        defaultValue={rung.name.ru}
      />
      <NumberField
        name={`rung.${id}.react_minutes`}
        label={t("agreement.reaction")}
        unit={t("agreement.hours_unit")}
        decimals={2}
        min={0.02}
        required
        defaultValue={hours}
      />
      {(["customer", "vendor"] as const).map((side) => (
        <fieldset key={side} className="field-wide rung-people">
          <legend>{sideOf(relationship, side)}</legend>
          {names.people[side].length === 0 ? (
            <small>{t("agreement.nobody_to_name")}</small>
          ) : (
            names.people[side].map((person) => (
              <Checkbox
                key={person.membership_id}
                name={`rung.${id}.${side}`}
                value={person.membership_id}
                label={person.name}
                defaultChecked={rung[side].includes(person.membership_id)}
              />
            ))
          )}
        </fieldset>
      ))}
    </fieldset>
  );
}
