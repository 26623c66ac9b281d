/** One term of an offer in a form. Only what its kind can hold is asked for. */
import { useState } from "react";
import type { Complaint } from "~/api/types";
import { TERM_KINDS, type Term } from "~/api/types-settle";
import { useT } from "~/i18n";
import { IconButton } from "~/ui/Button";
import { DateField } from "~/ui/DateField";
import { Checkbox, NumberField, Select, TextArea } from "~/ui/fields";
import { TrashIcon } from "~/ui/icons";
import { sideName } from "../Sides";
import { currencyDigits, kindLabel, otherSide } from "../words";
import { CURRENCIES, needsAmount, takesQuantity, takesReturn, termName } from "./terms";

export function TermFields({
  id,
  number,
  complaint,
  term,
  onRemove,
}: {
  id: number;
  number: number;
  complaint: Complaint;
  term: Term;
  onRemove: (() => void) | undefined;
}) {
  const t = useT();
  const [kind, setKind] = useState(term.kind);
  const name = (field: keyof Term) => termName(id, field);
  // One that claims money claims it in one currency, and nothing else is taken.
  const claimed = complaint.claimed_amount_minor === null ? null : complaint.currency;
  const currency = claimed ?? term.currency ?? complaint.currency ?? "EUR";
  const currencies = claimed ? [claimed] : [...new Set([currency, ...CURRENCIES])];
  const digits = currencyDigits(currency);
  const today = new Date().toISOString().slice(0, 10);
  return (
    <fieldset className="term-fields">
      <legend>{t("settle.term_n", { n: number })}</legend>
      {onRemove ? (
        <span className="term-remove">
          <IconButton
            small
            label={t("settle.remove_term", { n: number })}
            icon={<TrashIcon size={15} aria-hidden="true" />}
            onClick={onRemove}
          />
        </span>
      ) : null}
      <Select
        name={name("kind")}
        label={t("settle.term_kind")}
        options={TERM_KINDS.map((value) => ({ value, label: kindLabel(t, value) }))}
        value={kind}
        onChange={setKind}
      />
      <Select
        name={name("by")}
        label={t("settle.term_by")}
        options={[complaint.side, otherSide(complaint.side)].map((value) => ({
          value,
          label: sideName(complaint, value),
        }))}
        defaultValue={term.by}
      />
      {needsAmount(kind) ? (
        <>
          <NumberField
            name={name("amount_minor")}
            label={t("settle.term_amount_minor")}
            decimals={digits}
            min={1 / 10 ** digits}
            required
            defaultValue={term.amount_minor === null ? null : term.amount_minor / 10 ** digits}
          />
          <Select
            name={name("currency")}
            label={t("settle.term_currency")}
            options={currencies.map((value) => ({ value, label: value }))}
            defaultValue={currency}
          />
        </>
      ) : null}
      {takesQuantity(kind) ? (
        <NumberField
          name={name("quantity")}
          label={t("settle.term_quantity")}
          optional
          min={1}
          defaultValue={term.quantity}
          unit={t("settle.pieces_unit")}
        />
      ) : null}
      {kind === "no_remedy" ? null : (
        <DateField
          name={name("due_on")}
          label={t("settle.term_due_on")}
          help={t("settle.term_due_help")}
          optional
          min={today}
          defaultValue={term.due_on}
        />
      )}
      {takesReturn(kind) ? (
        <div className="field-wide">
          <Checkbox
            name={name("return_required")}
            label={t("settle.term_return_required")}
            help={t("settle.term_return_help")}
            defaultChecked={term.return_required}
          />
        </div>
      ) : null}
      <TextArea
        className="field-wide"
        name={name("conditions")}
        label={t("settle.term_conditions")}
        optional
        maxLength={1000}
        rows={2}
        defaultValue={term.conditions ?? ""}
      />
    </fieldset>
  );
}
