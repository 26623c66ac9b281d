/**
 * Where the parts of a cause-and-effect diagram stand: a spine to the problem at its head, three bones above and three
 * below, and on each the causes of its kind. Pure; sizes in pixels.
 */
import type { ReportItem } from "~/api/types";
import { CATEGORIES } from "../steps";
import { textOf } from "../words";

export type Category = (typeof CATEGORIES)[number];

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
export interface Twig extends Box {
  item: ReportItem;
  depth: number;
  /** Where its line meets the bone. */
  meets: Point;
}
export interface Point {
  x: number;
  y: number;
}
export interface Bone {
  category: Category;
  label: Box;
  from: Point;
  to: Point;
  twigs: Twig[];
}
export interface Drawing {
  width: number;
  height: number;
  spine: { from: Point; to: Point };
  head: Box;
  bones: Bone[];
}

/** Below this width the bones are a list. */
export const DRAWN_FROM = 640;

const COLUMNS = 3;
const HEAD = { width: 136, height: 104 };
const LABEL = { width: 116, height: 28 };
const TAIL = 8;
const SLANT = 42;
const LINE = 16;
const MAX_LINES = 3;
const PAD = 4;
const GAP = 6;
const INDENT = 12;
const LEAST = 74;

/** A wide guess at 12 px, so that what it says to fit does fit. */
const charWidth = (char: string): number =>
  /[\u0400-\u04ff]/.test(char) ? 7.2 : /[A-ZmwMW@%]/.test(char) ? 8.2 : 6.4;
const textWidth = (text: string): number => [...text].reduce((sum, char) => sum + charWidth(char), 0);

/** Lines that a text takes when it is broken between words, as a browser does it. */
export function linesOf(text: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const word of text.split(/\s+/)) {
    const long = textWidth(word);
    const together = used === 0 ? long : used + charWidth(" ") + long;
    if (together <= width) {
      used = together;
      continue;
    }
    if (used > 0) lines += 1;
    // A word that is longer than a line is broken wherever the line ends.
    lines += Math.ceil(long / width) - 1;
    used = long % width;
  }
  return lines;
}

/** The causes of a kind in reading order: what hangs on another cause follows it. */
export function causesOf(
  items: readonly ReportItem[],
  category: string,
): { item: ReportItem; depth: number }[] {
  const found: { item: ReportItem; depth: number }[] = [];
  const ids = new Set(items.map((item) => item.id));
  const below = (parent: string | null, depth: number) => {
    for (const item of items) {
      const above = item.parent_id && ids.has(item.parent_id) ? item.parent_id : null;
      if (above !== parent || (depth === 0 && textOf(item, "category") !== category)) continue;
      found.push({ item, depth });
      below(item.id, depth + 1);
    }
  };
  below(null, 0);
  return found;
}

/** The bone's place at a height. */
function along(from: Point, to: Point, y: number): number {
  return from.x + ((to.x - from.x) * (y - from.y)) / (to.y - from.y);
}

export function layout(items: readonly ReportItem[], width: number): Drawing {
  const column = (width - HEAD.width - TAIL) / COLUMNS;
  const causes = CATEGORIES.map((category) => causesOf(items, category));
  const narrowest = column - SLANT - 3 * GAP;
  const heightOf = (text: string, depth: number) =>
    Math.min(MAX_LINES, linesOf(text, narrowest - depth * INDENT)) * LINE + PAD;
  const heights = causes.map((list) =>
    list.map(({ item, depth }) => heightOf(textOf(item, "text"), Math.min(depth, 2))),
  );
  const needs = (index: number) => (heights[index] ?? []).reduce((sum, height) => sum + height + GAP, 0);
  const half = (from: number) =>
    Math.max(LEAST, HEAD.height / 2 - LABEL.height, ...[0, 1, 2].map((n) => needs(from + n) + 2 * GAP));
  const [above, below] = [half(0), half(COLUMNS)];
  const spineY = LABEL.height + above;
  const height = spineY + below + LABEL.height;

  const bones = CATEGORIES.map((category, index): Bone => {
    const top = index < COLUMNS;
    const left = TAIL + (index % COLUMNS) * column;
    const to = { x: left + column - GAP, y: spineY };
    const from = { x: to.x - SLANT, y: top ? LABEL.height : height - LABEL.height };
    let y = top ? LABEL.height + GAP : spineY + GAP;
    const twigs = (causes[index] ?? []).map(({ item, depth }, nth): Twig => {
      const tall = heights[index]?.[nth] ?? LINE + PAD;
      const line = y + tall;
      const meets = { x: along(from, to, line), y: line };
      const x = left + GAP + Math.min(depth, 2) * INDENT;
      // The bone leans: the text ends where it is nearest.
      const right = Math.min(along(from, to, y), meets.x) - GAP;
      const twig = { item, depth, meets, x, y, width: right - x, height: tall };
      y = line + GAP;
      return twig;
    });
    const label = {
      x: from.x - LABEL.width + 34,
      y: top ? 0 : height - LABEL.height,
      ...LABEL,
    };
    return { category, label, from, to, twigs };
  });
  return {
    width,
    height,
    spine: { from: { x: 0, y: spineY }, to: { x: width - HEAD.width, y: spineY } },
    head: { x: width - HEAD.width, y: spineY - HEAD.height / 2, ...HEAD },
    bones,
  };
}
