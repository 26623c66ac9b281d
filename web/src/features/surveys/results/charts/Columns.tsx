/** A column for each point of a scale, from the least to the most, with the interval on top. */
import type { Figure } from "~/api/types-results";
import { cx } from "~/ui/cx";
import { at, placed, topShare, whisker } from "./geometry";

export interface Column {
  id: string;
  label: string;
  share: Figure | null;
  figure: string;
  /** Lighter: those in the middle, those at the low end. */
  tone?: "bar" | "them" | "middle" | undefined;
}

const HEIGHT = 120;
const TOP = 18;
/** More columns have no room for their unit on a phone. */
const MANY = 7;

export function Columns({
  columns,
  few,
  summary,
}: {
  columns: readonly Column[];
  /** What a dash in place of a column means. */
  few: string;
  summary: string;
}) {
  const top = topShare(columns.map((each) => each.share));
  const slot = 1 / Math.max(columns.length, 1);
  const y = (value: number) => TOP + (1 - placed(value, 0, top)) * (HEIGHT - TOP);
  return (
    <div
      role="img"
      aria-label={summary}
      className={cx("result-columns", columns.length > MANY && "result-many")}
    >
      <svg className="chart" height={HEIGHT} aria-hidden="true">
        {columns.map((column, place) => {
          const { share } = column;
          if (!share) return null;
          const middle = at(slot * (place + 0.5));
          const ends = whisker(share, 0, top);
          const [low, high] = [ends.from, ends.to].map((end) => TOP + (1 - end) * (HEIGHT - TOP));
          return (
            <g key={column.id}>
              <rect
                className={`fill-${column.tone ?? "bar"}`}
                x={at(slot * (place + 0.16))}
                width={at(slot * 0.68)}
                y={y(share.value)}
                height={HEIGHT - y(share.value)}
                rx="2"
              />
              <g className="result-whisker">
                <line x1={middle} x2={middle} y1={low} y2={high} />
              </g>
              <text x={middle} y={Math.max(Math.min(y(share.value), high ?? 0) - 5, 10)} textAnchor="middle">
                <Figured text={column.figure} />
              </text>
            </g>
          );
        })}
        <line className="axis" x1="0" x2="100%" y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
      </svg>
      <div className="result-columns-labels" aria-hidden="true">
        {columns.map((column) => (
          <span key={column.id}>
            {column.label}
            {column.share ? null : <i>–</i>}
          </span>
        ))}
      </div>
      {columns.some((column) => !column.share) ? (
        <p className="result-few" aria-hidden="true">
          – {few}
        </p>
      ) : null}
    </div>
  );
}

/** "14 %", the unit apart. */
function Figured({ text }: { text: string }) {
  const [value, unit] = text.split("\u00a0");
  return (
    <>
      {value}
      {unit ? <tspan className="result-unit">{`\u00a0${unit}`}</tspan> : null}
    </>
  );
}
