/** Numbers that were typed: a box around the middle half, a line at the median, lines to the least and the most. */
import type { Figure } from "~/api/types-results";
import { Whisker } from "./Bars";
import { at, placed } from "./geometry";

export interface Quartiles {
  min: number;
  low: number;
  median: number;
  high: number;
  max: number;
}

export function Box({
  quartiles,
  mean,
  ends,
  summary,
}: {
  quartiles: Quartiles;
  mean: Figure | null;
  ends: readonly [string, string];
  summary: string;
}) {
  const { min, low, median, high, max } = quartiles;
  const x = (value: number) => at(placed(value, min, max));
  return (
    <div role="img" aria-label={summary} className="result-box">
      <svg className="chart" height="62" aria-hidden="true">
        <line className="axis" x1="0" x2="100%" y1="16" y2="16" />
        <line className="axis" x1="0.5" x2="0.5" y1="9" y2="23" />
        <line className="axis" x1="100%" x2="100%" y1="9" y2="23" />
        <rect
          className="fill-middle"
          x={x(low)}
          width={at(placed(high, min, max) - placed(low, min, max))}
          y="5"
          height="22"
          rx="2"
        />
        <line className="result-median" x1={x(median)} x2={x(median)} y1="3" y2="29" />
        {mean ? (
          <>
            <Whisker figure={mean} from={min} to={max} y={38} />
            <circle className="fill-us result-dot" cx={x(mean.value)} cy="38" r="4" />
          </>
        ) : null}
        <text x="0" y="58">
          {ends[0]}
        </text>
        <text x="100%" y="58" textAnchor="end">
          {ends[1]}
        </text>
      </svg>
    </div>
  );
}
