/** The little arithmetic that charts need. */

/** Round steps from 0 to at least `top`: about `count` of them, whole numbers when `top` is small. */
export function niceTicks(top: number, count: number): number[] {
  const rough = top / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(
    1,
    [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough) ?? rough,
  );
  const ticks = [0];
  while ((ticks.at(-1) ?? 0) < top) ticks.push(ticks.length * step);
  return ticks;
}

export function scale(
  fromMin: number,
  fromMax: number,
  toMin: number,
  toMax: number,
): (value: number) => number {
  const factor = (toMax - toMin) / (fromMax - fromMin || 1);
  return (value) => toMin + (value - fromMin) * factor;
}

export function linePath(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
}
