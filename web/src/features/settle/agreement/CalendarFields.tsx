import { useState } from "react";
import type { Calendar } from "~/api/types-settle";
import { useT } from "~/i18n";
import { TextArea, TextField } from "~/ui/fields";
import { parseSpans, spansText } from "./calendar";

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** When an office is open: a line for each weekday, empty when it is closed. */
export function CalendarFields({
  name,
  legend,
  calendar,
}: {
  name: "vendor_calendar" | "customer_calendar";
  legend: string;
  calendar: Calendar;
}) {
  const t = useT();
  return (
    <fieldset className="form-part form-grid">
      <legend>{legend}</legend>
      <p className="field-help field-wide">{t("agreement.hours_help")}</p>
      {DAYS.map((day) => (
        <DayField key={day} name={`${name}.${day}`} day={day} text={spansText(calendar, day)} />
      ))}
      <TextField
        name={`data.${name}.time_zone`}
        label={t("agreement.time_zone")}
        required
        defaultValue={calendar.time_zone}
      />
      <TextArea
        className="field-wide"
        name={`data.${name}.holidays`}
        label={t("agreement.holidays")}
        help={t("agreement.holidays_help")}
        optional
        rows={3}
        defaultValue={calendar.holidays.join("\n")}
      />
    </fieldset>
  );
}

function DayField({ name, day, text }: { name: string; day: (typeof DAYS)[number]; text: string }) {
  const t = useT();
  const [wrong, setWrong] = useState(false);
  return (
    <TextField
      name={name}
      label={t(`agreement.day_${day}`)}
      defaultValue={text}
      placeholder={t("agreement.closed")}
      error={wrong ? t("agreement.hours_wrong") : null}
      ref={(element) => element?.setCustomValidity(wrong ? t("agreement.hours_wrong") : "")}
      onChange={(typed) => setWrong(parseSpans(typed) === null)}
    />
  );
}
