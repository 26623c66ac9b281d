/** A whole bar for each row, parted by what was answered there. The parts differ in lightness alone. */
import { at, shade, stack } from "./geometry";

export interface StackRow {
  id: string;
  label: string;
  counts: (number | null)[];
  note: string;
}

/** Below that much of the width a figure does not fit into its part. */
const NARROW = 0.09;

export function Stacked({
  rows,
  parts,
  share,
  few,
  summary,
}: {
  rows: readonly StackRow[];
  parts: readonly string[];
  share: (value: number) => string;
  few: string;
  summary: string;
}) {
  return (
    <div role="img" aria-label={summary} className="result-stacked">
      <ul className="result-legend" aria-hidden="true">
        {parts.map((part, place) => (
          <li key={part}>
            <span style={{ background: colour(place, parts.length) }} />
            {part}
          </li>
        ))}
      </ul>
      {rows.map((row) => {
        const segments = stack(row.counts);
        return (
          <div key={row.id} className="result-stack">
            <span className="result-bar-label">
              {row.label} <small>{row.note}</small>
            </span>
            {segments ? (
              <svg className="chart" height="22" aria-hidden="true">
                {segments.map((segment, place) => (
                  <g key={parts[place]}>
                    <rect
                      x={at(segment.from)}
                      width={at(segment.width)}
                      height="22"
                      style={{ fill: colour(place, parts.length) }}
                      className="stack-part"
                    />
                    {segment.width >= NARROW ? (
                      <text
                        x={at(segment.from + segment.width / 2)}
                        y="15"
                        textAnchor="middle"
                        className={shade(place, parts.length) > 0.52 ? "on-dark" : "on-light"}
                      >
                        {share(segment.width)}
                      </text>
                    ) : null}
                  </g>
                ))}
              </svg>
            ) : (
              <span className="result-few">{few}</span>
            )}
          </div>
        );
      })}
    </div>
  );
}

function colour(place: number, count: number): string {
  return `color-mix(in oklab, var(--us) ${Math.round(shade(place, count) * 100)}%, var(--surface))`;
}
