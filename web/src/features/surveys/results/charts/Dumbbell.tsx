/** Both sides of one thing on one scale, and the way between them. */
import { at, placed } from "./geometry";

export interface Pair {
  id: string;
  label: string;
  scale: readonly [number, number];
  first: number;
  second: number;
  /** The gap in words. */
  gap: string;
  note: string;
}

export function Dumbbell({
  pairs,
  names,
  summary,
}: {
  pairs: readonly Pair[];
  names: readonly [string, string];
  summary: string;
}) {
  return (
    <div role="img" aria-label={summary} className="result-bars">
      <ul className="result-legend" aria-hidden="true">
        <li>
          <span className="dot-us result-round" />
          {names[0]}
        </li>
        <li>
          <span className="dot-them result-round" />
          {names[1]}
        </li>
      </ul>
      {pairs.map(({ id, label, scale: [from, to], first, second, gap, note }) => {
        const [one, other] = [at(placed(first, from, to)), at(placed(second, from, to))];
        return (
          <div key={id} className="result-bar result-pair">
            <span className="result-bar-label">
              {label} <small>{note}</small>
            </span>
            <svg className="chart" aria-hidden="true">
              <line className="grid" x1="0" x2="100%" y1="11" y2="11" />
              <line className="result-way" x1={one} x2={other} y1="11" y2="11" />
              <circle className="fill-them result-dot" cx={other} cy="11" r="6" />
              <circle className="fill-us result-dot" cx={one} cy="11" r="6" />
            </svg>
            <span className="result-bar-figure">{gap}</span>
          </div>
        );
      })}
    </div>
  );
}
