/** A score over waves: a point with its interval for each, and the way from one to the next. */
import type { Figure } from "~/api/types-results";
import { at, placed, span } from "./geometry";

export interface WavePoint {
  id: string;
  label: string;
  figure: Figure | null;
  text: string;
}

const HEIGHT = 128;
const TOP = 20;
const FOOT = 8;

export function Waves({
  points,
  few,
  summary,
}: {
  points: readonly WavePoint[];
  /** What a dash means. */
  few: string;
  summary: string;
}) {
  const [from, to] = span(points.map((each) => each.figure));
  const slot = 1 / Math.max(points.length, 1);
  const x = (place: number) => at(slot * (place + 0.5));
  const y = (value: number) => TOP + (1 - placed(value, from, to)) * (HEIGHT - TOP - FOOT);
  const known = points.flatMap((point, place) => (point.figure ? [{ place, figure: point.figure }] : []));
  return (
    <div role="img" aria-label={summary} className="result-columns result-waves">
      <svg className="chart" height={HEIGHT} aria-hidden="true">
        <line className="axis" x1="0" x2="100%" y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
        {known.slice(1).map((point, place) => {
          const before = known[place];
          return before ? (
            <line
              key={point.place}
              className="result-way"
              x1={x(before.place)}
              x2={x(point.place)}
              y1={y(before.figure.value)}
              y2={y(point.figure.value)}
            />
          ) : null;
        })}
        {known.map(({ place, figure }) => (
          <g key={place}>
            <g className="result-whisker">
              <line x1={x(place)} x2={x(place)} y1={y(figure.low)} y2={y(figure.high)} />
            </g>
            <circle className="fill-us result-dot" cx={x(place)} cy={y(figure.value)} r="5" />
            <text x={x(place)} y={Math.max(y(figure.high) - 7, 11)} textAnchor="middle">
              {points[place]?.text}
            </text>
          </g>
        ))}
      </svg>
      <div className="result-columns-labels" aria-hidden="true">
        {points.map((point) => (
          <span key={point.id}>
            {point.label}
            {point.figure ? null : <i>{point.text === few ? "–" : point.text}</i>}
          </span>
        ))}
      </div>
      {points.some((point) => !point.figure && point.text === few) ? (
        <p className="result-few" aria-hidden="true">
          – {few}
        </p>
      ) : null}
    </div>
  );
}
