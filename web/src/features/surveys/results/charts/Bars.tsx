/** One bar for each answer, with its interval as a whisker and its figure at the end. */
import type { Figure } from "~/api/types-results";
import { at, placed, topShare, whisker } from "./geometry";

export interface Bar {
  id: string;
  label: string;
  /** Nothing where it is withheld. */
  share: Figure | null;
  /** The figure in words. */
  figure: string;
}

export function Bars({ bars, summary }: { bars: readonly Bar[]; summary: string }) {
  const top = topShare(bars.map((bar) => bar.share));
  return (
    <div role="img" aria-label={summary} className="result-bars">
      {bars.map((bar) => (
        <div key={bar.id} className="result-bar">
          <span className="result-bar-label">{bar.label}</span>
          <svg className="chart" aria-hidden="true">
            <line className="axis" x1="0" x2="0" y1="0" y2="100%" />
            {bar.share ? (
              <>
                <rect
                  className="fill-bar"
                  x="0"
                  y="5"
                  width={at(placed(bar.share.value, 0, top))}
                  height="12"
                  rx="2"
                />
                <Whisker figure={bar.share} from={0} to={top} y={11} />
              </>
            ) : null}
          </svg>
          <span className={bar.share ? "result-bar-figure" : "result-few"}>{bar.figure}</span>
        </div>
      ))}
    </div>
  );
}

/** From the low to the high end of an interval: a line with its ends. */
export function Whisker({
  figure,
  from,
  to,
  y,
}: {
  figure: Pick<Figure, "low" | "high">;
  from: number;
  to: number;
  y: number;
}) {
  if (figure.low === figure.high) return null;
  const ends = whisker(figure, from, to);
  return (
    <g className="result-whisker">
      <line x1={at(ends.from)} x2={at(ends.to)} y1={y} y2={y} />
      <line x1={at(ends.from)} x2={at(ends.from)} y1={y - 3} y2={y + 3} />
      <line x1={at(ends.to)} x2={at(ends.to)} y1={y - 3} y2={y + 3} />
    </g>
  );
}
