/** What is done about the causes: who does it, until when, and how one will see that it works. */
import type { ReportItem } from "~/api/types";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Pill } from "~/ui/bits";
import { useReport } from "../context";
import { ROW_FIELDS, TRACKED } from "../steps";
import { rowsOf, said, textOf, wordLabel } from "../words";
import { EditRow, Firm, Part, type PartProps } from "./part";

const isTracked = (name: string) => (TRACKED as readonly string[]).includes(name);
/** What is decided in D5. */
export const CHOSEN = ROW_FIELDS.action.map((field) => field.name).filter((name) => !isTracked(name));

export function Actions({ step, editable, open }: PartProps) {
  const t = useT();
  const rows = rowsOf(step, "action");
  return (
    <Part
      kind="action"
      title={t("report.actions")}
      note={t("report.actions_note")}
      add={
        editable ? { label: t("report.add_action"), run: () => open({ kind: "action", only: CHOSEN }) } : null
      }
      empty={rows.length === 0 ? t("report.no_action") : null}
    >
      <ul className="report-rows">
        {rows.map((item) => (
          <li key={item.id}>
            <span className="min-w-0 flex-1">
              <Pill>{wordLabel(t, textOf(item, "type"))}</Pill>
              <span className="mt-1 block">{textOf(item, "text")}</span>
              <Who item={item} />
              {textOf(item, "verification_method") ? (
                <small className="block">
                  {t("report.checked_by", { method: textOf(item, "verification_method") })}
                </small>
              ) : null}
            </span>
            <EditRow item={item} editable={editable} open={open} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** Whose it is, and by when. */
export function Who({ item }: { item: ReportItem }) {
  const t = useT();
  const format = useFormat();
  const { names } = useReport();
  const owner = names.get(textOf(item, "owner"));
  const due = textOf(item, "due_on");
  return (
    <small className="flex flex-wrap gap-x-2">
      <Firm side={item.side} />
      {owner ? <span>{owner}</span> : null}
      {due ? <span>{t("report.due_on", { date: format.day(due) })}</span> : null}
    </small>
  );
}

const LOOK = { effective: "good", not_effective: "bad" } as const;

/** What became of the actions: introduced when, proven when, and whether they help. Signed with D6. */
export function Checks({ step, editable, open }: PartProps) {
  const t = useT();
  const format = useFormat();
  const rows = rowsOf(step, "action");
  return (
    <Part
      kind="action"
      title={t("report.checks")}
      note={t("report.checks_note")}
      empty={rows.length === 0 ? t("report.no_action") : null}
    >
      <ul className="report-rows">
        {rows.map((item) => {
          const result = textOf(item, "effectiveness") || "pending";
          const dates = (["implemented_on", "validated_on"] as const).filter((name) => textOf(item, name));
          return (
            <li key={item.id}>
              <span className="min-w-0 flex-1">
                <span className="block">{textOf(item, "text")}</span>
                <small className="block">
                  {dates
                    .map((name) => `${t(`report.f_${name}`)}: ${format.day(textOf(item, name))}`)
                    .join(" · ")}
                </small>
                {textOf(item, "effectiveness_notes") ? (
                  <small className="block whitespace-pre-wrap">{textOf(item, "effectiveness_notes")}</small>
                ) : null}
              </span>
              <Pill tone={LOOK[result as keyof typeof LOOK]}>{said(t, `report.w_${result}`, result)}</Pill>
              {editable && item.mine ? (
                <button
                  type="button"
                  className="btn btn-small"
                  aria-label={t("report.check_this", { row: textOf(item, "text") })}
                  onClick={() =>
                    open({ kind: "action", item, only: TRACKED, stays: true, title: t("report.check_title") })
                  }
                >
                  {t("report.check")}
                </button>
              ) : null}
            </li>
          );
        })}
      </ul>
    </Part>
  );
}

/** What keeps it from happening again, elsewhere as well. */
export function Recurrence({ step, editable, open }: PartProps) {
  const t = useT();
  const rows = rowsOf(step, "recurrence");
  if (rows.length === 0 && !editable) return null;
  return (
    <Part
      kind="recurrence"
      title={t("report.recurrence")}
      add={editable ? { label: t("report.add_line"), run: () => open({ kind: "recurrence" }) } : null}
      empty={rows.length === 0 ? t("report.no_recurrence") : null}
    >
      <ul className="report-rows">
        {rows.map((item) => (
          <li key={item.id}>
            <span className="min-w-0 flex-1">
              <span className="block">{textOf(item, "text")}</span>
              <Who item={item} />
            </span>
            <EditRow item={item} editable={editable} open={open} />
          </li>
        ))}
      </ul>
    </Part>
  );
}
