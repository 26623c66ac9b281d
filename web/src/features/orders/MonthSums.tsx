/** What each month brought as a row of small bars; months of more returns than orders hang below the line. */
import type { MonthTotal } from "~/api/types-orders";
import { useLocale, useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";

const WIDTH = 320;
const HEIGHT = 56;
/** The thinnest bar that still shows. */
const LEAST = 2;
/** Months that are drawn: two years. */
const MOST = 24;

export function MonthSums({
  months: all,
  currency,
  label,
}: {
  months: readonly MonthTotal[];
  currency: string;
  label: string;
}) {
  const t = useT();
  const locale = useLocale();
  const format = useFormat();
  const months = all.slice(-MOST);
  const top = Math.max(1, ...months.map((month) => month.net_minor));
  const bottom = Math.min(0, ...months.map((month) => month.net_minor));
  const unit = (HEIGHT - 2) / (top - bottom);
  const line = top * unit + 1;
  const slot = WIDTH / Math.max(months.length, 1);
  const name = (month: string) =>
    new Intl.DateTimeFormat(locale, { month: "short", year: "numeric", timeZone: "UTC" }).format(
      new Date(`${month}-15T00:00:00Z`),
    );
  const said = (month: MonthTotal) =>
    t("orders.month_sum", {
      month: name(month.month),
      sum: format.money(month.net_minor, currency),
      count: month.orders,
    });
  const first = months[0];
  const last = months.at(-1);
  return (
    <figure className="month-sums">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`${label}. ${months.map(said).join("; ")}`}
      >
        {months.map((month, at) => {
          const height = month.net_minor === 0 ? 0 : Math.max(LEAST, Math.abs(month.net_minor) * unit);
          return (
            <rect
              key={month.month}
              className={month.net_minor < 0 ? "month-sum month-sum-back" : "month-sum"}
              x={at * slot}
              y={month.net_minor < 0 ? line : line - height}
              width={Math.max(slot - 2, 1)}
              height={height}
              rx={1.5}
            >
              <title>{said(month)}</title>
            </rect>
          );
        })}
        <line className="month-line" x1={0} x2={WIDTH} y1={line} y2={line} />
      </svg>
      {first && last ? (
        <figcaption>
          <span>{name(first.month)}</span>
          {last === first ? null : <span>{name(last.month)}</span>}
        </figcaption>
      ) : null}
    </figure>
  );
}
