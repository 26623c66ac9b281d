/** Where things stand in a drawing. All places are shares of its width or height, from 0 to 1. Pure. */
import type { Figure } from "~/api/types-results";

/** A share of the width as the drawing writes it. */
export function at(place: number): string {
  return `${Math.round(place * 10_000) / 100}%`;
}

/** A place on a scale, kept inside it. */
export function placed(value: number, from: number, to: number): number {
  if (to === from) return 0;
  return Math.min(Math.max((value - from) / (to - from), 0), 1);
}

export interface Whisker {
  from: number;
  to: number;
}

export function whisker(figure: Pick<Figure, "low" | "high">, from: number, to: number): Whisker {
  return { from: placed(figure.low, from, to), to: placed(figure.high, from, to) };
}

/** To where a scale of shares goes: a little above what is drawn, so that small shares can be seen. */
export function topShare(figures: readonly (Figure | null)[]): number {
  const most = Math.max(0, ...figures.map((each) => each?.high ?? 0));
  return Math.min(1, Math.max(0.1, Math.ceil(most * 20) / 20));
}

export interface Segment {
  from: number;
  width: number;
}

/**
 * Parts one after the other, each as wide as its share of all; null where one of them is withheld, as the others would
 * say how large it is.
 */
export function stack(counts: readonly (number | null)[]): Segment[] | null {
  const known = counts.filter((each) => each !== null);
  const all = known.reduce((sum, each) => sum + each, 0);
  if (known.length < counts.length || all === 0) return null;
  let from = 0;
  return known.map((count) => {
    const segment = { from, width: count / all };
    from += segment.width;
    return segment;
  });
}

/** Three parts around the middle of the drawing: half of the second on either side of it. */
export function around(counts: readonly [number, number, number]): Segment[] | null {
  const parts = stack(counts);
  const [first, second] = parts ?? [];
  if (!parts || !first || !second) return null;
  const shift = 0.5 - (first.width + second.width / 2) / 2;
  return parts.map(({ from, width }) => ({ from: shift + from / 2, width: width / 2 }));
}

/** Least and most of a scale that holds all these figures, a little wider than they are. */
export function span(figures: readonly (Pick<Figure, "low" | "high"> | null)[]): [number, number] {
  const known = figures.filter((each) => each !== null);
  if (known.length === 0) return [0, 1];
  const low = Math.min(...known.map((each) => each.low));
  const high = Math.max(...known.map((each) => each.high));
  const room = (high - low || Math.abs(high) || 1) * 0.06;
  return [low - room, high + room];
}

/** How dark the part of a stack is, from the first to the last: they differ in lightness alone. */
export function shade(place: number, count: number): number {
  if (count <= 1) return 1;
  return 0.16 + (0.84 * place) / (count - 1);
}
