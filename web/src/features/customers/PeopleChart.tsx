/** Who reports to whom, as a tree; whoever decides has the strong edge. The list beside it says the same. */
import type { AccountPerson } from "~/api/types-customers";
import { useT } from "~/i18n";
import { placePeople } from "./chart";

const BOX = { width: 176, height: 54 };
const GAP = { x: 16, y: 34 };

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

export function PeopleChart({ people }: { people: readonly AccountPerson[] }) {
  const t = useT();
  const { placed, columns, rows } = placePeople(people);
  const at = new Map(placed.map((each) => [each.person.contact.id, each]));
  const x = (column: number) => column * (BOX.width + GAP.x) + 2;
  const y = (row: number) => row * (BOX.height + GAP.y) + 2;
  const width = Math.max(1, columns) * (BOX.width + GAP.x) - GAP.x + 4;
  const height = Math.max(1, rows) * (BOX.height + GAP.y) - GAP.y + 4;
  const said = people
    .map(({ contact, role }) =>
      role.reports_to
        ? t("customers.chart_below", { name: contact.name, above: role.reports_to.name })
        : contact.name,
    )
    .join("; ");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than its card is scrolled by keyboard too
    <section className="people-chart" aria-label={t("customers.chart")} tabIndex={0}>
      <svg width={width} height={height} role="img" aria-label={said}>
        {placed.map(({ person, column, row, above }) => {
          const over = above === null ? undefined : at.get(above);
          if (!over) return null;
          const from = x(over.column) + BOX.width / 2;
          const to = x(column) + BOX.width / 2;
          const top = y(over.row) + BOX.height;
          const middle = top + GAP.y / 2;
          return (
            <path
              key={person.contact.id}
              className="chart-line"
              d={`M${from} ${top}V${middle}H${to}V${y(row)}`}
            />
          );
        })}
        {placed.map(({ person, column, row }) => {
          const decides = person.role.buying_roles.includes("decider");
          const parts = person.role.buying_roles.map((part) => t(`customers.part_${part}`));
          return (
            <g key={person.contact.id} data-decides={decides} transform={`translate(${x(column)} ${y(row)})`}>
              <title>{[person.contact.name, person.role.title, ...parts].filter(Boolean).join(", ")}</title>
              <rect className="chart-box" width={BOX.width} height={BOX.height} rx={6} />
              <text x={10} y={22}>
                {cut(person.contact.name, 22)}
              </text>
              <text className="chart-sub" x={10} y={41}>
                {cut(decides ? t("customers.part_decider") : (person.role.title ?? parts[0] ?? ""), 25)}
              </text>
            </g>
          );
        })}
      </svg>
    </section>
  );
}
