/** The team of both sides. */
import { useT } from "~/i18n";
import { Avatar } from "~/ui/bits";
import { useReport } from "../context";
import { rowsOf, textOf, wordLabel } from "../words";
import { EditRow, Firm, Part, type PartProps } from "./part";

export function Members({ step, editable, open }: PartProps) {
  const t = useT();
  const { complaint, names } = useReport();
  const rows = rowsOf(step, "member");
  return (
    <Part
      kind="member"
      title={t("report.team")}
      add={editable ? { label: t("report.add_member"), run: () => open({ kind: "member" }) } : null}
      empty={rows.length === 0 ? t("report.no_member") : null}
    >
      <ul className="report-rows">
        {rows.map((item) => {
          const name = names.get(textOf(item, "member")) ?? textOf(item, "name");
          const title = [wordLabel(t, textOf(item, "role")), textOf(item, "function")].filter(Boolean);
          return (
            <li key={item.id}>
              <Avatar name={name || "?"} them={item.side !== complaint.side} />
              <span className="min-w-0 flex-1">
                <b className="font-medium">{name || t("report.somebody")}</b>
                <small className="block">{title.join(" · ")}</small>
              </span>
              <small>
                <Firm side={item.side} />
              </small>
              <EditRow item={item} editable={editable} open={open} />
            </li>
          );
        })}
      </ul>
    </Part>
  );
}
