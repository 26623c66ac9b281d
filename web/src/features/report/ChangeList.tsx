/** What is different from what the other side last answered: struck out what was, marked what is. */
import type { ReportChange, ReportStep } from "~/api/types";
import { sideName } from "~/features/settle/Sides";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { useReport } from "./context";
import { Marked } from "./Marked";
import { changesByRow, fieldLabel, rowTitle, said, valueText } from "./words";

export function ChangeList({ step }: { step: ReportStep }) {
  const t = useT();
  const { complaint } = useReport();
  const changes = step.changed_since_signed;
  const reopened = reopenedBy(step);
  if (changes.length === 0 && !reopened) return null;
  const yours = step.signed_by === complaint.side;
  const org = sideName(complaint, step.signed_by);
  return (
    <section className="told" aria-label={t("report.what_changed")}>
      {reopened ? (
        <p>
          {t("report.reopened_by", { org: sideName(complaint, reopened.side) })}
          <span className="quote block">{reopened.reason}</span>
        </p>
      ) : null}
      {changes.length > 0 ? (
        <>
          <h3>{yours ? t("report.changed_since_you") : t("report.changed_since", { org })}</h3>
          <table className="diff">
            <thead className="sr-only">
              <tr>
                <th scope="col">{t("report.what")}</th>
                <th scope="col">{t("report.change")}</th>
              </tr>
            </thead>
            <tbody>
              {changesByRow(changes).map((group) => (
                <Group key={group[0]?.item ?? group[0]?.field ?? ""} group={group} step={step} />
              ))}
            </tbody>
          </table>
        </>
      ) : null}
    </section>
  );
}

/** The newest word on why the step was taken up again, while that is how it stands. */
function reopenedBy(step: ReportStep): { side: "customer" | "vendor"; reason: string } | null {
  const [first] = Array.isArray(step.signoff?.stale_reason) ? step.signoff.stale_reason : [];
  const { change, reason, side } = (first ?? {}) as Record<string, unknown>;
  const known = step.state === "stale" && change === "reopened" && typeof reason === "string";
  return known && (side === "customer" || side === "vendor") ? { side, reason } : null;
}

function Group({ group, step }: { group: ReportChange[]; step: ReportStep }) {
  const t = useT();
  const [first] = group;
  if (!first) return null;
  const now = step.items.find((item) => item.id === first.item);
  if (first.field === null) {
    const data = (first.to ?? first.from ?? {}) as Record<string, unknown>;
    const name = rowTitle(t, first.kind ?? "", data);
    return (
      <tr>
        <th scope="row">{said(t, `report.row_${first.kind}`, first.kind ?? "")}</th>
        <td className="changed">{first.to ? <ins>{name}</ins> : <del>{name}</del>}</td>
      </tr>
    );
  }
  return (
    <tr>
      <th scope="row">
        {first.kind
          ? `${said(t, `report.row_${first.kind}`, first.kind)}: ${rowTitle(t, first.kind, now?.data ?? {})}`
          : fieldLabel(t, first.field)}
      </th>
      <td>
        {group.map((change) => (
          <div key={change.field}>
            {first.kind ? <small>{fieldLabel(t, change.field ?? "")}: </small> : null}
            <Values change={change} data={now?.data} />
          </div>
        ))}
      </td>
    </tr>
  );
}

const LONG = 24;

function Values({ change, data }: { change: ReportChange; data: Record<string, unknown> | undefined }) {
  const t = useT();
  const format = useFormat();
  const { names } = useReport();
  const told = (value: unknown) => valueText(t, format, names, change.field ?? "", value, data);
  const [from, to] = [told(change.from), told(change.to)];
  if (typeof change.from === "string" && typeof change.to === "string" && from.length + to.length > LONG) {
    return <Marked from={from} to={to} />;
  }
  return (
    <span className="changed whitespace-pre-wrap">
      <del>{from}</del> <ins>{to}</ins>
    </span>
  );
}
