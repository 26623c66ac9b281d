/** Where the problem is, and where it could be and is not: the difference leads to the cause. */
import { useT } from "~/i18n";
import { rowsOf, textOf, wordLabel } from "../words";
import { EditRow, Part, type PartProps } from "./part";

const COLUMNS = ["is", "is_not", "distinction"] as const;

export function IsNot({ step, editable, open }: PartProps) {
  const t = useT();
  const rows = rowsOf(step, "is_not");
  if (rows.length === 0 && !editable) return null;
  return (
    <Part
      kind="is_not"
      title={t("report.is_is_not")}
      add={editable ? { label: t("report.add_line"), run: () => open({ kind: "is_not" }) } : null}
      empty={rows.length === 0 ? t("report.no_is_not") : null}
    >
      <table className="report-table">
        <thead>
          <tr>
            <th scope="col">{t("report.f_aspect")}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`report.f_${column}`)}
              </th>
            ))}
            {editable ? <td /> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((item) => (
            <tr key={item.id}>
              <th scope="row">{wordLabel(t, textOf(item, "aspect"))}</th>
              {COLUMNS.map((column) => (
                <td key={column} data-label={t(`report.f_${column}`)}>
                  {textOf(item, column) || "—"}
                </td>
              ))}
              {editable ? (
                <td>
                  <EditRow item={item} editable={editable} open={open} />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}
