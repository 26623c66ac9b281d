/** Who holds how many open items, and for how long each has held something in this phase. */
import type { HeldLine, ProjectBalance } from "~/api/types-projects";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { cx } from "~/ui/cx";
import { shortName } from "../words";

export function Holders({ balance, phase }: { balance: ProjectBalance; phase: string | null }) {
  const t = useT();
  const format = useFormat();
  const here = balance.phases.find((each) => each.phase_id === phase)?.organisations ?? balance.organisations;
  // Those who have held nothing in this phase are named as well.
  const lines = balance.organisations.map((line) => ({
    ...line,
    held_seconds: timeOf(here, line),
  }));
  const top = Math.max(1, ...lines.map((line) => line.held_seconds));
  return (
    <table className="holders" aria-label={t("projects.who_holds")}>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t("projects.organisation")}</th>
          <th scope="col">{t("projects.open_items")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.organisation.id}>
            <th scope="row" title={line.organisation.name}>
              {line.mine ? t("projects.turn_you") : shortName(line.organisation.name)}
            </th>
            <td className="holders-bar" aria-hidden="true">
              <i
                className={cx(line.mine ? "bar-us" : "bar-them")}
                style={{ width: `${Math.round((line.held_seconds / top) * 100)}%` }}
              />
            </td>
            <td className="holders-sum">
              {t("projects.n_items", { count: line.open_items })}
              {line.held_seconds >= 60 ? ` · ${format.span(line.held_seconds)}` : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function timeOf(lines: readonly HeldLine[], of: HeldLine): number {
  return lines.find((line) => line.organisation.id === of.organisation.id)?.held_seconds ?? 0;
}
