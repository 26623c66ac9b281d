/** A dot with its interval for each item, all on one scale: means, ranks, scores. */
import type { Figure } from "~/api/types-results";
import { Whisker } from "./Bars";
import { at, placed } from "./geometry";

export interface Dot {
  id: string;
  label: string;
  figure: Figure | null;
  text: string;
}

export function Dots({
  dots,
  scale: [from, to],
  middle,
  ends,
  summary,
}: {
  dots: readonly Dot[];
  scale: readonly [number, number];
  /** Where a line is drawn through all of them. */
  middle?: number;
  /** The words under the ends of the scale. */
  ends: readonly [string, string];
  summary: string;
}) {
  return (
    <div role="img" aria-label={summary} className="result-bars">
      {dots.map((dot) => (
        <div key={dot.id} className="result-bar">
          <span className="result-bar-label">{dot.label}</span>
          <svg className="chart" aria-hidden="true">
            <line className="grid" x1="0" x2="100%" y1="11" y2="11" />
            {middle === undefined ? null : (
              <line
                className="axis"
                x1={at(placed(middle, from, to))}
                x2={at(placed(middle, from, to))}
                y1="0"
                y2="22"
              />
            )}
            {dot.figure ? (
              <>
                <Whisker figure={dot.figure} from={from} to={to} y={11} />
                <circle
                  className="fill-us result-dot"
                  cx={at(placed(dot.figure.value, from, to))}
                  cy="11"
                  r="5"
                />
              </>
            ) : null}
          </svg>
          <span className={dot.figure ? "result-bar-figure" : "result-few"}>{dot.text}</span>
        </div>
      ))}
      <div className="result-bar result-ends" aria-hidden="true">
        <span />
        <span>
          <small>{ends[0]}</small>
          <small>{ends[1]}</small>
        </span>
        <span />
      </div>
    </div>
  );
}
