/** Bars from the largest down, with what all of them up to there make up. The vital few stand out. */
import { Plot } from "./plot";
import { scale } from "./scale";

export interface ParetoItem {
  id: string;
  label: string;
  value: number;
  /** From 0 to 1. */
  cumulative: number;
  vital: boolean;
}

export function ParetoBars({
  title,
  items,
  tick,
  value,
  share,
}: {
  title: string;
  items: readonly ParetoItem[];
  tick: (value: number) => string;
  value: (value: number) => string;
  share: (share: number) => string;
}) {
  const top = Math.max(0, ...items.map((item) => item.value));
  return (
    <Plot title={title} labels={items.map((item) => item.label)} top={top} tick={tick}>
      {({ centre, slot, y, floor }) => {
        const whole = scale(0, 1, floor, 26);
        const line = items.map((item, at) => `${at ? "L" : "M"}${centre(at)} ${whole(item.cumulative)}`);
        return (
          <>
            {items.map((item, index) => {
              const width = slot * 0.82;
              return (
                <g key={item.id}>
                  <title>{`${item.label}: ${value(item.value)}, ${share(item.cumulative)}`}</title>
                  <rect
                    className={item.vital ? "plot-bar" : "plot-bar-quiet"}
                    x={centre(index) - width / 2}
                    y={y(item.value)}
                    width={width}
                    height={Math.max(floor - y(item.value), 0)}
                    rx={2}
                  />
                </g>
              );
            })}
            <path className="plot-line plot-line-1" d={line.join("")} />
            {items.map((item, at) => (
              <g key={item.id}>
                <circle className="plot-dot-1" cx={centre(at)} cy={whole(item.cumulative)} r={3} />
                {slot > 44 ? (
                  <text x={centre(at)} y={whole(item.cumulative) - 8} textAnchor="middle">
                    {share(item.cumulative)}
                  </text>
                ) : null}
              </g>
            ))}
          </>
        );
      }}
    </Plot>
  );
}
