/** Callers of each month as a row of small bars; the figures are there for whoever does not see them. */
import { useLocale, useT } from "~/i18n";

const WIDTH = 240;
const HEIGHT = 44;
/** The thinnest bar that still shows. */
const LEAST = 2;

export function MonthBars({
  months,
  values,
  label,
}: {
  months: readonly string[];
  values: readonly number[];
  label: string;
}) {
  const t = useT();
  const locale = useLocale();
  const top = Math.max(1, ...values);
  const slot = WIDTH / Math.max(months.length, 1);
  const name = (month: string) =>
    new Intl.DateTimeFormat(locale, { month: "short", year: "numeric", timeZone: "UTC" }).format(
      new Date(`${month}-15T00:00:00Z`),
    );
  const said = months.map((month, at) => `${name(month)}: ${values[at] ?? 0}`).join(", ");
  const first = months[0];
  const last = months.at(-1);
  return (
    <figure className="month-bars">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${label}. ${said}`}>
        {months.map((month, at) => {
          const value = values[at] ?? 0;
          const height = value === 0 ? 0 : Math.max(LEAST, (value / top) * (HEIGHT - 2));
          return (
            <g key={month}>
              <title>{t("radar.month_callers", { month: name(month), count: value })}</title>
              <rect
                className="month-slot"
                x={at * slot}
                y={0}
                width={Math.max(slot - 2, 1)}
                height={HEIGHT}
              />
              <rect
                className="month-bar"
                x={at * slot}
                y={HEIGHT - height}
                width={Math.max(slot - 2, 1)}
                height={height}
                rx={1.5}
              />
            </g>
          );
        })}
      </svg>
      {first && last ? (
        <figcaption>
          <span>{name(first)}</span>
          {last === first ? null : <span>{name(last)}</span>}
        </figcaption>
      ) : null}
    </figure>
  );
}
