/** Fields of the organisation's settings, used by its page and by the first-run setup. */
import type { OfficeHours, OrganisationView } from "~/api/types";
import { useLocale, useT } from "~/i18n";
import { cx } from "~/ui/cx";
import type { FormValues } from "~/ui/Form";
import { type Option, RadioGroup, Select } from "~/ui/fields";

const DAYS = [1, 2, 3, 4, 5, 6, 7];

/** Short name of an ISO weekday, 1 = Monday. 5 January 2026 was one. */
function dayName(day: number, locale: string): string {
  const at = new Date(Date.UTC(2026, 0, 4 + day));
  return new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" }).format(at);
}

/** Every half hour, and the present time if it lies between. */
function times(current: string): Option[] {
  const all = Array.from({ length: 48 }, (_, index) => {
    const hour = String(Math.floor(index / 2)).padStart(2, "0");
    return `${hour}:${index % 2 === 0 ? "00" : "30"}`;
  });
  return [...new Set([...all, current])].sort().map((time) => ({ value: time, label: time }));
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
        <Select
          name="from"
          label={t("organisation.from")}
          options={times(hours.from)}
          defaultValue={hours.from}
        />
        <Select name="to" label={t("organisation.to")} options={times(hours.to)} defaultValue={hours.to} />
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
