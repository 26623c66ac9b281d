/** The figures themselves; a row leads to what it is made of. */
import type { Insight } from "~/api/types-insights";
import { useT } from "~/i18n";
import { useCells } from "./cells";

const WORDY = ["word", "text", "month"];

export function InsightTable({
  insight,
  label,
  onRow,
}: {
  insight: Insight;
  label: string;
  onRow: (row: string) => void;
}) {
  const t = useT();
  const cells = useCells(insight.currency);
  return (
    <div className="overflow-x-auto">
      <table className="rows" aria-label={label}>
        <thead>
          <tr>
            {insight.columns.map(({ key, kind }) => (
              <th key={key} scope="col" className={WORDY.includes(kind) ? "" : "numeric"}>
                {cells.head(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {insight.rows.map((row) => (
            <tr key={row.key}>
              {insight.columns.map((column, at) => {
                const text = cells.text(column, row.cells[at]) ?? t("insights.not_known");
                return (
                  <td key={column.key} className={WORDY.includes(column.kind) ? "" : "numeric"}>
                    {at === 0 ? (
                      <button type="button" className="insight-row" onClick={() => onRow(row.key)}>
                        {text}
                      </button>
                    ) : (
                      text
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
