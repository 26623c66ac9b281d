/**
 * Own SVG charts: bars, stacked bars, lines. Every chart is a figure with its title, its n, and the same figures as a
 * table behind one button. Colours are tokens that differ in lightness too, so they survive greyscale.
 */
import { type ReactNode, useState } from "react";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { IconButton } from "~/ui/Button";
import { ChartIcon, TableIcon } from "~/ui/icons";
import { linePath, niceTicks, scale } from "./scale";
import { useWidth } from "./useWidth";

export interface Series {
  id: string;
  label: string;
  colour: "us" | "them" | "good" | "bad" | "ink";
  dashed?: boolean;
}

export interface Point {
  label: string;
  /** Shown under the axis instead of the label, when it is long. */
  short?: string;
  values: Record<string, number>;
}

interface ChartProps {
  title: string;
  /** n and what it means, beside the title. */
  note?: ReactNode;
  kind: "bars" | "stacked" | "lines";
  series: readonly Series[];
  points: readonly Point[];
  /** Name of the first column of the table. */
  dimension: string;
}

const HEIGHT = 220;
/** Room for one label under the axis. */
const LABEL_WIDTH = 56;
/** Width of a letter there, on the wide side. */
const LETTER = 6.4;
const EDGE = { left: 36, right: 12, top: 10, bottom: 26 };
const COLOURS = {
  us: "var(--us)",
  them: "var(--them)",
  good: "var(--good)",
  bad: "var(--bad)",
  ink: "var(--ink-2)",
} as const;

export function Chart(props: ChartProps) {
  const t = useT();
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className="card">
      <figcaption className="mb-2 flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <h2>{props.title}</h2>
          {props.note ? <p className="text-s text-ink-3">{props.note}</p> : null}
        </div>
        <IconButton
          small
          label={asTable ? t("ui.show_chart") : t("ui.show_table")}
          icon={
            asTable ? <ChartIcon size={15} aria-hidden="true" /> : <TableIcon size={15} aria-hidden="true" />
          }
          onClick={() => setAsTable(!asTable)}
        />
      </figcaption>
      {asTable ? <Figures {...props} /> : <Drawing {...props} />}
      {!asTable && props.series.length > 1 ? <Legend series={props.series} /> : null}
    </figure>
  );
}

function Legend({ series }: { series: readonly Series[] }) {
  return (
    <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-2">
      {series.map((each) => (
        <li key={each.id} className="flex items-center gap-1.5">
          <span
            className="size-2 rounded-xs"
            style={{ background: COLOURS[each.colour] }}
            aria-hidden="true"
          />
          {each.label}
        </li>
      ))}
    </ul>
  );
}

function Figures({ series, points, dimension, title }: ChartProps) {
  const format = useFormat();
  return (
    <div className="max-h-72 overflow-auto">
      <table className="rows" aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{dimension}</th>
            {series.map((each) => (
              <th key={each.id} scope="col" className="numeric">
                {each.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.label}>
              <td>{point.label}</td>
              {series.map((each) => (
                <td key={each.id} className="numeric">
                  {format.number(point.values[each.id] ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A label of one line, cut where its place under the axis ends. */
function fitting(text: string, width: number): string {
  const most = Math.max(Math.floor(width / LETTER), 1);
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}

function Drawing(props: ChartProps) {
  const { ref, width } = useWidth();
  return (
    <div ref={ref} style={{ height: HEIGHT }}>
      {width > 0 ? <Plot {...props} width={width} /> : null}
    </div>
  );
}

function Plot({ kind, series, points, title, width: full }: ChartProps & { width: number }) {
  const format = useFormat();
  const value = (point: Point, each: Series) => point.values[each.id] ?? 0;
  const top = Math.max(
    1,
    ...points.map((point) =>
      kind === "stacked"
        ? series.reduce((sum, each) => sum + value(point, each), 0)
        : Math.max(0, ...series.map((each) => value(point, each))),
    ),
  );
  const ticks = niceTicks(top, 4);
  const y = scale(0, ticks.at(-1) ?? top, HEIGHT - EDGE.bottom, EDGE.top);
  const slot = (full - EDGE.left - EDGE.right) / Math.max(points.length, 1);
  const centre = (index: number) => EDGE.left + slot * (index + 0.5);
  const every = Math.max(1, Math.ceil(LABEL_WIDTH / slot));

  return (
    <svg
      viewBox={`0 0 ${full} ${HEIGHT}`}
      height={HEIGHT}
      className="chart block w-full"
      role="img"
      aria-label={title}
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <line
            className={tick === 0 ? "axis" : "grid"}
            x1={EDGE.left}
            x2={full - EDGE.right}
            y1={y(tick)}
            y2={y(tick)}
          />
          <text x={EDGE.left - 8} y={y(tick) + 4} textAnchor="end">
            {format.number(tick)}
          </text>
        </g>
      ))}
      {points.map((point, index) =>
        index % every === 0 ? (
          <text key={point.label} x={centre(index)} y={HEIGHT - 8} textAnchor="middle">
            {fitting(point.short ?? point.label, slot * every)}
          </text>
        ) : null,
      )}
      {kind === "lines"
        ? series.map((each) => (
            <path
              key={each.id}
              d={linePath(points.map((point, index) => [centre(index), y(value(point, each))]))}
              fill="none"
              stroke={COLOURS[each.colour]}
              strokeWidth={2}
              strokeDasharray={each.dashed ? "4 3" : undefined}
            />
          ))
        : points.map((point, index) => {
            const width = Math.min(slot * 0.7, 44);
            const left = centre(index) - width / 2;
            const single = kind === "stacked" ? width : width / series.length;
            let base = 0;
            return (
              <g key={point.label}>
                <title>
                  {`${point.label}: ${series.map((each) => `${each.label} ${format.number(value(point, each))}`).join(", ")}`}
                </title>
                {series.map((each, place) => {
                  const from = kind === "stacked" ? base : 0;
                  const to = from + value(point, each);
                  base = to;
                  const x = kind === "stacked" ? left : left + single * place;
                  return (
                    <rect
                      key={each.id}
                      x={x}
                      y={y(to)}
                      width={Math.max(single - 1, 1)}
                      height={Math.max(y(from) - y(to), 0)}
                      rx={1.5}
                      fill={COLOURS[each.colour]}
                    />
                  );
                })}
              </g>
            );
          })}
    </svg>
  );
}

export interface BarItem {
  id: string;
  label: ReactNode;
  value: number;
}

/** Named amounts, largest on the reader's order: label, bar, figure. It is its own table. */
export function BarList({
  title,
  note,
  items,
}: {
  title: string;
  note?: ReactNode;
  items: readonly BarItem[];
}) {
  const format = useFormat();
  const top = Math.max(1, ...items.map((item) => item.value));
  return (
    <figure className="card">
      <figcaption className="mb-3">
        <h2>{title}</h2>
        {note ? <p className="text-s text-ink-3">{note}</p> : null}
      </figcaption>
      <table className="w-full text-s" aria-label={title}>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <th scope="row" className="w-[38%] py-1.5 pr-3 text-left font-normal text-ink-2">
                {item.label}
              </th>
              <td className="py-1.5">
                <span
                  className="block h-2 min-w-0.5 rounded-xs bg-us"
                  style={{ width: `${(item.value / top) * 100}%` }}
                  aria-hidden="true"
                />
              </td>
              <td className="w-14 py-1.5 pl-3 text-right">{format.number(item.value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
