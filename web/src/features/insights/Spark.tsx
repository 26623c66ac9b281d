/** The shape of a figure without axes: the page of the figure has these. */
import type { Insight } from "~/api/types-insights";
import { numberIn, place } from "./cells";

const WIDTH = 240;
const HEIGHT = 48;
const MOST = 24;

export function Spark({ insight }: { insight: Insight }) {
  const values = valuesOf(insight);
  if (values.length < 2) return <div className="insight-spark" aria-hidden="true" />;
  const top = Math.max(...values.map((value) => value ?? 0)) || 1;
  const slot = WIDTH / values.length;
  return (
    <svg
      className="insight-spark"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {values.map((value, index) => {
        const height = value === null ? 0 : Math.max((value / top) * (HEIGHT - 2), 1.5);
        return (
          <rect
            key={index}
            x={index * slot}
            y={HEIGHT - height}
            width={Math.max(slot - 3, 1)}
            height={height}
            rx={1.5}
          />
        );
      })}
    </svg>
  );
}

/** What is drawn on the page, the first line of it and not too many. */
function valuesOf(insight: Insight): (number | null)[] {
  const { drawing, rows } = insight;
  const [x, y, by] = [drawing.x, drawing.y, drawing.by].map((key) => place(insight, key));
  if (x === undefined || y === undefined || by === undefined) return [];
  if (drawing.kind === "heat") return bySum(insight, x, y);
  const first = by < 0 ? null : rows.at(-1)?.cells[by];
  const own = rows.filter((row) => by < 0 || row.cells[by] === first);
  const every = Math.max(1, Math.ceil(own.length / MOST));
  return own.filter((_, index) => index % every === 0).map((row) => numberIn(row.cells[y]));
}

/** The mean of each column of a heat map. */
function bySum(insight: Insight, x: number, y: number): number[] {
  const columns = new Map<number, number[]>();
  for (const row of insight.rows) {
    const [at, value] = [numberIn(row.cells[x]), numberIn(row.cells[y])];
    if (at !== null && value !== null) columns.set(at, [...(columns.get(at) ?? []), value]);
  }
  return [...columns.entries()]
    .sort(([one], [other]) => one - other)
    .map(([, values]) => values.reduce((sum, value) => sum + value, 0) / values.length);
}
