/** Fields of the organisation's settings, used by its page and by the first-run setup. */
import type { OfficeHours, OrganisationView } from "~/api/types";
import { useLocale, useT } from "~/i18n";
import { cx } from "~/ui/cx";
import type { FormValues } from "~/ui/Form";
import { RadioGroup, TextField } from "~/ui/fields";

const DAYS = [1, 2, 3, 4, 5, 6, 7];

/** Short name of an ISO weekday, 1 = Monday. 5 January 2026 was one. */
function dayName(day: number, locale: string): string {
  const at = new Date(Date.UTC(2026, 0, 4 + day));
  return new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" }).format(at);
}

export function HoursFields({ hours }: { hours: OfficeHours }) {
  const t = useT();
  const locale = useLocale();
  return (
    <>
      <fieldset>
        <legend className="field-label mb-1.5">{t("organisation.days")}</legend>
        <div className="flex flex-wrap gap-2">
          {DAYS.map((day) => (
            <label
              key={day}
              className={cx(
                "chip cursor-pointer has-checked:border-ink has-checked:bg-ink has-checked:text-surface",
                "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-(--focus)",
              )}
            >
              <input
                type="checkbox"
                name="days"
                value={day}
                defaultChecked={hours.days.includes(day)}
                className="sr-only"
              />
              {dayName(day, locale)}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="grid max-w-80 grid-cols-2 gap-4">
        <TextField
          name="from"
          type="time"
          label={t("organisation.from")}
          required
          defaultValue={hours.from}
        />
        <TextField name="to" type="time" label={t("organisation.to")} required defaultValue={hours.to} />
      </div>
    </>
  );
}

export function hoursOf(values: FormValues): OfficeHours {
  return { days: values.all("days").map(Number), from: values.text("from"), to: values.text("to") };
}

export function SeesField({ sees, label }: { sees: OrganisationView["sees"]; label: string }) {
  const t = useT();
  return (
    <RadioGroup
      name="sees"
      label={label}
      hideLabel
      defaultValue={sees}
      options={[
        { value: "all", label: t("organisation.sees_all"), help: t("organisation.sees_all_help") },
        { value: "team", label: t("organisation.sees_team"), help: t("organisation.sees_team_help") },
        { value: "own", label: t("organisation.sees_own"), help: t("organisation.sees_own_help") },
      ]}
    />
  );
}
