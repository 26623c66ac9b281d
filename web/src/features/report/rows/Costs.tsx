/** What is claimed and what is agreed, line by line and in sum, with what lies between them. */
import type { ReportItem } from "~/api/types";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { numberOf, rowsOf, textOf, wordLabel } from "../words";
import { EditRow, Firm, Part, type PartProps } from "./part";
import { costsOf, type Money } from "./sums";

const COLUMNS = ["claimed", "agreed", "difference"] as const;

export function Costs({ step, editable, open }: PartProps) {
  const t = useT();
  const rows = rowsOf(step, "cost");
  if (rows.length === 0 && !editable) return null;
  return (
    <Part
      kind="cost"
      title={t("report.costs")}
      add={editable ? { label: t("report.add_cost"), run: () => open({ kind: "cost" }) } : null}
      empty={rows.length === 0 ? t("report.no_cost") : null}
    >
      <table className="report-table">
        <thead>
          <tr>
            <th scope="col">{t("report.cost")}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className="figure">
                {t(`report.${column}`)}
              </th>
            ))}
            {editable ? <td /> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((item) => (
            <tr key={item.id}>
              <td>
                {[wordLabel(t, textOf(item, "type")), textOf(item, "text")].filter(Boolean).join(": ")}
                <small className="block">
                  <Firm side={item.side} />
                </small>
              </td>
              <Figures money={moneyOf(item)} />
              {editable ? (
                <td>
                  <EditRow item={item} editable={editable} open={open} />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
        <tfoot>
          {costsOf(rows).map(({ total, sides }) => [
            ...(sides.length > 1
              ? sides.map((side) => (
                  <tr key={`${total.currency} ${side.side}`}>
                    <th scope="row">
                      <Firm side={side.side} />
                    </th>
                    <Figures money={side} />
                    {editable ? <td /> : null}
                  </tr>
                ))
              : []),
            <tr key={total.currency}>
              <th scope="row">
                {t("report.total")}
                {total.open > 0 ? <small> {t("report.costs_open", { count: total.open })}</small> : null}
              </th>
              <Figures money={total} />
              {editable ? <td /> : null}
            </tr>,
          ])}
        </tfoot>
      </table>
    </Part>
  );
}

function moneyOf(item: ReportItem): Money {
  const claimed = numberOf(item, "claimed_minor") ?? 0;
  const agreed = numberOf(item, "agreed_minor");
  return {
    currency: textOf(item, "currency"),
    claimed,
    agreed: agreed ?? 0,
    difference: agreed === null ? 0 : claimed - agreed,
    open: agreed === null ? 1 : 0,
  };
}

/** A line that nobody has answered has no agreed amount, and a sum of such lines neither. */
function Figures({ money }: { money: Money }) {
  const t = useT();
  const format = useFormat();
  const known = (column: (typeof COLUMNS)[number]) =>
    column === "claimed" || money.open === 0 || money.agreed > 0 || money.difference > 0;
  return COLUMNS.map((column) => (
    <td key={column} className="figure" data-label={t(`report.${column}`)}>
      {known(column) ? format.money(money[column], money.currency) : "—"}
    </td>
  ));
}
