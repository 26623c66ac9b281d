/** Two surveys that asked the same: how far apart they are. As the server does for the two sides of a mirror. Pure. */
import type { Figure, Metric, SurveyResults } from "~/api/types-results";
import type { Texts } from "~/api/types-surveys";

export interface Gap {
  id: string;
  text: Texts;
  kind: string;
  metric: Metric;
  first: Figure;
  second: Figure;
  /** First minus second. */
  gap: number;
  /** Of z = gap/√(SE₁² + SE₂²); nothing where neither has an error. */
  p: number | null;
}

/** Both must have asked it under the same id and scored it the same way; the widest for its scale comes first. */
export function gapsOf(first: SurveyResults, second: SurveyResults): Gap[] {
  const found = first.questions.flatMap((one) => {
    const other = second.questions.find((each) => each.id === one.id);
    if (!other) return [];
    return one.scores.flatMap((score) => {
      const same = other.scores.find((each) => sameMetric(each, score));
      if (!score.figure || !same?.figure) return [];
      return [gap(one.id, one.text, one.kind, score, score.figure, same.figure)];
    });
  });
  return found.sort((one, other) => width(other) - width(one));
}

function gap(id: string, text: Texts, kind: string, metric: Metric, first: Figure, second: Figure): Gap {
  const difference = first.value - second.value;
  const error = Math.hypot(first.error, second.error);
  return {
    id: `${id}.${metric.metric}`,
    text,
    kind,
    metric,
    first,
    second,
    gap: difference,
    p: error > 0 ? twoSided(difference / error) : null,
  };
}

function sameMetric(one: Metric, other: Metric): boolean {
  if (one.metric === "top_share" && other.metric === "top_share")
    return one.top === other.top && one.points === other.points;
  if (one.metric === "mean" && other.metric === "mean") return one.from === other.from && one.to === other.to;
  return one.metric === other.metric;
}

/** In parts of its scale. */
function width({ gap, metric }: Gap): number {
  const scale = metric.metric === "nps" ? 200 : metric.metric === "mean" ? metric.to - metric.from : 1;
  return Math.abs(gap) / Math.max(scale, 1);
}

/** How often a standard normal lies so far out or farther, on either side (Abramowitz and Stegun 7.1.26). */
export function twoSided(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const s = 1 / (1 + 0.3275911 * x);
  const series =
    s * (0.254829592 + s * (-0.284496736 + s * (1.421413741 + s * (-1.453152027 + s * 1.061405429))));
  return Math.min(1, series * Math.exp(-x * x));
}
