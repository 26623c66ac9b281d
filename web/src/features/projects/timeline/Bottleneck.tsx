/** Where the time went: for how many days each side held something, phase by phase. */
import type { ProjectBalance } from "~/api/types-projects";
import { Chart } from "~/charts/Chart";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Card } from "~/ui/bits";

const DAY = 86_400;

export function Bottleneck({ balance }: { balance: ProjectBalance }) {
  const t = useT();
  const phases = balance.phases.filter((phase) => phase.sides.some((side) => side.held_seconds > 0));
  if (phases.length === 0) {
    return (
      <Card title={t("projects.bottleneck")}>
        <p className="text-ink-3">{t("projects.no_time_yet")}</p>
      </Card>
    );
  }
  const own = balance.organisations.find((line) => line.mine)?.side ?? "vendor";
  const days = (seconds: number | undefined) => Math.round(((seconds ?? 0) / DAY) * 10) / 10;
  const sides = own === "vendor" ? (["vendor", "customer"] as const) : (["customer", "vendor"] as const);
  return (
    <>
      <Chart
        title={t("projects.bottleneck")}
        note={t("projects.bottleneck_note")}
        kind="bars"
        dimension={t("projects.phase")}
        series={sides.map((side) => ({
          id: side,
          label: t(`projects.side_${side}`),
          colour: side === own ? "us" : "them",
        }))}
        points={phases.map((phase) => ({
          label: phase.title,
          values: Object.fromEntries(phase.sides.map((side) => [side.side, days(side.held_seconds)])),
        }))}
      />
      <ByOrganisation balance={balance} />
    </>
  );
}

function ByOrganisation({ balance }: { balance: ProjectBalance }) {
  const t = useT();
  const format = useFormat();
  return (
    <Card title={t("projects.by_organisation")} note={t("projects.by_organisation_note")}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
      <div className="evidence-scroll" tabIndex={0}>
        <table className="rows" aria-label={t("projects.by_organisation")}>
          <thead>
            <tr>
              <th scope="col">{t("projects.organisation")}</th>
              <th scope="col" className="numeric">
                {t("projects.open_items")}
              </th>
              <th scope="col" className="numeric">
                {t("projects.items_ever")}
              </th>
              <th scope="col" className="numeric">
                {t("projects.time_held")}
              </th>
              <th scope="col" className="numeric">
                {t("projects.time_of_items")}
              </th>
            </tr>
          </thead>
          <tbody>
            {balance.organisations.map((line) => (
              <tr key={line.organisation.id}>
                <td>{line.organisation.name}</td>
                <td className="numeric">{line.open_items}</td>
                <td className="numeric">{line.items}</td>
                <td className="numeric">{format.span(line.held_seconds)}</td>
                <td className="numeric">{format.span(line.item_seconds)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
