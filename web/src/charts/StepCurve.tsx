/** A share that grows or falls in steps over a measured axis (Kaplan and Meier), with its band. */
import { Plot } from "./plot";
import { niceTicks, scale } from "./scale";

export interface CurveStep {
  x: number;
  y: number;
  low: number | null;
  high: number | null;
}

export function StepCurve({
  title,
  steps,
  tick,
  xTick,
}: {
  title: string;
  steps: readonly CurveStep[];
  tick: (value: number) => string;
  xTick: (value: number) => string;
}) {
  const end = Math.max(steps.at(-1)?.x ?? 1, 1);
  const ticks = niceTicks(end, 5);
  return (
    <Plot title={title} labels={[]} top={100} tick={tick}>
      {({ y, left, right, height }) => {
        const x = scale(0, ticks.at(-1) ?? 1, left, right);
        const path = (of: (step: CurveStep) => number) =>
          steps.map((step) => `H${x(step.x).toFixed(1)}V${y(of(step)).toFixed(1)}`).join("");
        const low = (step: CurveStep) => step.low ?? step.y;
        const back = steps
          .toReversed()
          .map((step, at, all) => {
            const before = all[at + 1];
            return `V${y(low(step)).toFixed(1)}H${x(step.x).toFixed(1)}${before ? "" : `V${y(0)}`}`;
          })
          .join("");
        return (
          <>
            {ticks.map((each) => (
              <text key={each} x={x(each)} y={height - 8} textAnchor="middle">
                {xTick(each)}
              </text>
            ))}
            <path
              className="plot-band-0"
              d={`M${left} ${y(0)}${path((step) => step.high ?? step.y)}H${right}${back}H${left}Z`}
            />
            <path
              className="plot-line plot-line-0"
              d={`M${left} ${y(0)}${path((step) => step.y)}H${right}`}
            />
          </>
        );
      }}
    </Plot>
  );
}
