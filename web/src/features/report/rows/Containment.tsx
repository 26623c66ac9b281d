/** What keeps the problem from doing more harm, place by place on the way from the supplier into the field. */
import type { ReportItem } from "~/api/types";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { PlusIcon } from "~/ui/icons";
import { numberOf, rowsOf, textOf, wordLabel } from "../words";
import { EditRow, Firm, Part, type PartProps } from "./part";
import { byPlace, type PlaceRows } from "./sums";

export function Containment({ step, editable, open }: PartProps) {
  const t = useT();
  const format = useFormat();
  const { places, total } = byPlace(rowsOf(step, "containment"));
  return (
    <Part
      kind="containment"
      title={t("report.containment")}
      note={t("report.containment_note")}
      add={editable ? { label: t("report.add_containment"), run: () => open({ kind: "containment" }) } : null}
    >
      <table className="report-table">
        <thead>
          <tr>
            <th scope="col">{t("report.f_action")}</th>
            <th scope="col">{t("report.when")}</th>
            <th scope="col" className="figure">
              {t("report.f_checked")}
            </th>
            <th scope="col" className="figure">
              {t("report.f_not_ok")}
            </th>
            {editable ? <td /> : null}
          </tr>
        </thead>
        {places.map((place) => (
          <Place key={place.place} place={place} editable={editable} open={open} />
        ))}
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t("report.total")}
            </th>
            <td className="figure" data-label={t("report.f_checked")}>
              {format.number(total.checked)}
            </td>
            <td className="figure" data-label={t("report.f_not_ok")}>
              {format.number(total.not_ok)}
            </td>
            {editable ? <td /> : null}
          </tr>
        </tfoot>
      </table>
    </Part>
  );
}

function Place({ place, editable, open }: { place: PlaceRows } & Omit<PartProps, "step">) {
  const t = useT();
  const name = wordLabel(t, place.place);
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={editable ? 5 : 4}>
          {name}
          {place.rows.length === 0 ? <small className="ml-3">{t("report.nothing_here")}</small> : null}
          {editable ? (
            <Button
              small
              tone="quiet"
              aria-label={t("report.add_at", { place: name })}
              onClick={() => open({ kind: "containment", start: { place: place.place } })}
            >
              <PlusIcon size={13} aria-hidden="true" />
            </Button>
          ) : null}
        </th>
      </tr>
      {place.rows.map((item) => (
        <Row key={item.id} item={item} editable={editable} open={open} />
      ))}
    </tbody>
  );
}

function Row({ item, editable, open }: { item: ReportItem } & Omit<PartProps, "step">) {
  const t = useT();
  const format = useFormat();
  const figure = (name: string) => {
    const number = numberOf(item, name);
    return number === null ? "—" : format.number(number);
  };
  const [done, due] = [textOf(item, "done_on"), textOf(item, "due_on")];
  return (
    <tr>
      <td>
        {textOf(item, "action")}
        <small className="block">
          <Firm side={item.side} />
        </small>
      </td>
      <td data-label={t("report.when")}>
        {done
          ? t("report.done_on", { date: format.day(done) })
          : due
            ? t("report.due_on", { date: format.day(due) })
            : "—"}
      </td>
      <td className="figure" data-label={t("report.f_checked")}>
        {figure("checked")}
      </td>
      <td className="figure" data-label={t("report.f_not_ok")}>
        {figure("not_ok")}
      </td>
      {editable ? (
        <td>
          <EditRow item={item} editable={editable} open={open} />
        </td>
      ) : null}
    </tr>
  );
}
