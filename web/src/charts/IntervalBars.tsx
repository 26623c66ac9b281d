/** Upright bars; where they are estimates, with the interval on top. */
import { Plot, type PlotMark, type PlotPoint, topOf } from "./plot";

export function IntervalBars({
  title,
  points,
  tick,
  value,
  marks,
}: {
  title: string;
  points: readonly PlotPoint[];
  tick: (value: number) => string;
  value: (value: number) => string;
  marks?: readonly PlotMark[];
}) {
  return (
    <Plot
      title={title}
      labels={points.map((point) => point.short ?? point.label)}
      top={topOf(points)}
      tick={tick}
      marks={marks ?? []}
    >
      {({ centre, slot, y, floor }) =>
        points.map((point, index) => {
          if (point.y === null) return null;
          const width = Math.min(slot * 0.62, 56);
          const middle = centre(index);
          const { low, high } = point;
          const range = low != null && high != null ? `, ${value(low)} – ${value(high)}` : "";
          return (
            <g key={point.label}>
              <title>{`${point.label}: ${value(point.y)}${range}`}</title>
              <rect
                className="plot-bar"
                x={middle - width / 2}
                y={y(point.y)}
                width={width}
                height={Math.max(floor - y(point.y), 0)}
                rx={2}
              />
              {low != null && high != null ? (
                <path
                  className="plot-whisker"
                  d={`M${middle - 5} ${y(high)}h10M${middle} ${y(high)}V${y(low)}M${middle - 5} ${y(low)}h10`}
                />
              ) : null}
            </g>
          );
        })
      }
    </Plot>
  );
}
