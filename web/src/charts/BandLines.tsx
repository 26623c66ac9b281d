/** Lines over time, each with the band that the true value lies in. A month of which nothing is known is a gap. */
import { Plot, type PlotMark, type PlotPoint, topOf } from "./plot";

export interface BandSeries {
  id: string;
  label: string;
  points: readonly PlotPoint[];
}

type Place = (index: number) => number;

/** Runs without a gap, as places in the list. */
export function runs(known: readonly boolean[]): number[][] {
  const found: number[][] = [];
  known.forEach((is, index) => {
    if (!is) return;
    const last = found.at(-1);
    if (last && last.at(-1) === index - 1) last.push(index);
    else found.push([index]);
  });
  return found;
}

function line(points: readonly PlotPoint[], centre: Place, y: (value: number) => number): string {
  return runs(points.map((point) => point.y !== null))
    .map((run) =>
      run.map((index, at) => `${at ? "L" : "M"}${centre(index)} ${y(points[index]?.y ?? 0)}`).join(""),
    )
    .join("");
}

function band(points: readonly PlotPoint[], centre: Place, y: (value: number) => number): string {
  return runs(points.map((point) => point.low != null && point.high != null))
    .map((run) => {
      const up = run.map((index, at) => `${at ? "L" : "M"}${centre(index)} ${y(points[index]?.high ?? 0)}`);
      const back = run.toReversed().map((index) => `L${centre(index)} ${y(points[index]?.low ?? 0)}`);
      return `${up.join("")}${back.join("")}Z`;
    })
    .join("");
}

export function BandLines({
  title,
  series,
  tick,
  value,
  marks,
}: {
  title: string;
  series: readonly BandSeries[];
  tick: (value: number) => string;
  value: (value: number) => string;
  marks?: readonly PlotMark[];
}) {
  const labels = series[0]?.points.map((point) => point.short ?? point.label) ?? [];
  return (
    <>
      <Plot
        title={title}
        labels={labels}
        top={topOf(series.flatMap((each) => each.points))}
        tick={tick}
        marks={marks ?? []}
      >
        {({ centre, y }) =>
          series.map((each, index) => (
            <g key={each.id}>
              <path className={`plot-band-${index % 2}`} d={band(each.points, centre, y)} />
              <path className={`plot-line plot-line-${index % 2}`} d={line(each.points, centre, y)} />
              {each.points.map((point, at) =>
                point.y === null ? null : (
                  <circle
                    key={point.label}
                    className={`plot-dot-${index % 2}`}
                    cx={centre(at)}
                    cy={y(point.y)}
                    r={3.5}
                  >
                    <title>{`${each.label}, ${point.label}: ${value(point.y)}`}</title>
                  </circle>
                ),
              )}
            </g>
          ))
        }
      </Plot>
      {series.length > 1 ? <Legend series={series} /> : null}
    </>
  );
}

function Legend({ series }: { series: readonly BandSeries[] }) {
  return (
    <ul className="plot-legend">
      {series.map((each, index) => (
        <li key={each.id}>
          <svg viewBox="0 0 20 8" aria-hidden="true">
            <path className={`plot-line plot-line-${index % 2}`} d="M0 4H20" />
          </svg>
          {each.label}
        </li>
      ))}
    </ul>
  );
}
