/** Promoters to the right, detractors to the left of the middle; the score with its interval beneath, on its own scale. */
import type { Figure } from "~/api/types-results";
import { Whisker } from "./Bars";
import { around, at, placed } from "./geometry";

const TONES = ["them", "middle", "bar"] as const;

export function Diverging({
  counts,
  labels,
  score,
  ticks,
  summary,
}: {
  counts: readonly [number, number, number];
  labels: readonly [string, string, string];
  score: Figure | null;
  /** The words under the scale: −100, 0, 100. */
  ticks: readonly [string, string, string];
  summary: string;
}) {
  const parts = around(counts) ?? [];
  return (
    <div role="img" aria-label={summary} className="result-diverging">
      <div className="result-diverging-labels" aria-hidden="true">
        {labels.map((label, place) => (
          <span key={label}>
            <i className={`dot-${TONES[place] ?? "us"}`} />
            {label}
          </span>
        ))}
      </div>
      <svg className="chart" height="74" aria-hidden="true">
        {parts.map((part, place) => (
          <rect
            key={TONES[place]}
            className={`fill-${TONES[place] ?? "bar"}`}
            x={at(part.from)}
            width={at(part.width)}
            y="2"
            height="22"
          />
        ))}
        <line className="axis" x1="50%" x2="50%" y1="0" y2="56" />
        <line className="grid" x1="0" x2="100%" y1="42" y2="42" />
        {score ? (
          <>
            <Whisker figure={score} from={-100} to={100} y={42} />
            <circle className="fill-us result-dot" cx={at(placed(score.value, -100, 100))} cy="42" r="5" />
          </>
        ) : null}
        <text x="0" y="70">
          {ticks[0]}
        </text>
        <text x="50%" y="70" textAnchor="middle">
          {ticks[1]}
        </text>
        <text x="100%" y="70" textAnchor="end">
          {ticks[2]}
        </text>
      </svg>
    </div>
  );
}
