/** What the charts of figures have in common: the frame with its axes, and the marks of decisions above it. */
import type { ReactNode } from "react";
import { niceTicks, scale } from "./scale";
import { useWidth } from "./useWidth";
import "./plot.css";

export interface PlotPoint {
  /** In words, for the axis and whoever points at it. */
  label: string;
  short?: string;
  y: number | null;
  low?: number | null;
  high?: number | null;
}

/** Something that happened at a place of the axis. */
export interface PlotMark {
  /** Of the point. */
  at: number;
  number: number;
  text: string;
}

export interface PlotBox {
  width: number;
  height: number;
  /** The middle of a point's place, and how wide that is. */
  centre: (index: number) => number;
  slot: number;
  y: (value: number) => number;
  /** The lowest line of the drawing. */
  floor: number;
  left: number;
  right: number;
}

const EDGE = { left: 54, right: 14, top: 26, bottom: 28 };
const LABEL_WIDTH = 62;
const LETTER = 6.6;

function fitting(text: string, width: number): string {
  const most = Math.max(Math.floor(width / LETTER), 1);
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}

/** The frame of a chart over named places; the drawing itself comes as a function of where things are. */
export function Plot({
  title,
  labels,
  top,
  tick,
  marks = [],
  height = 260,
  children,
}: {
  title: string;
  labels: readonly string[];
  top: number;
  tick: (value: number) => string;
  marks?: readonly PlotMark[];
  height?: number;
  children: (box: PlotBox) => ReactNode;
}) {
  const { ref, width } = useWidth();
  const ticks = niceTicks(Math.max(top, 1), 4);
  const y = scale(0, ticks.at(-1) ?? 1, height - EDGE.bottom, EDGE.top);
  const slot = (width - EDGE.left - EDGE.right) / Math.max(labels.length, 1);
  const centre = (index: number) => EDGE.left + slot * (index + 0.5);
  const every = Math.max(1, Math.ceil(LABEL_WIDTH / Math.max(slot, 1)));
  const right = width - EDGE.right;
  const box = { width, height, centre, slot, y, floor: height - EDGE.bottom, left: EDGE.left, right };
  return (
    <div ref={ref} style={{ height }}>
      {width > 0 ? (
        <svg
          viewBox={`0 0 ${width} ${height}`}
          height={height}
          className="chart plot block w-full"
          role="img"
          aria-label={title}
        >
          {ticks.map((each) => (
            <g key={each}>
              <line
                className={each === 0 ? "axis" : "grid"}
                x1={EDGE.left}
                x2={right}
                y1={y(each)}
                y2={y(each)}
              />
              <text x={EDGE.left - 8} y={y(each) + 4} textAnchor="end">
                {tick(each)}
              </text>
            </g>
          ))}
          {labels.map((label, index) =>
            index % every === 0 ? (
              <text key={label} x={centre(index)} y={height - 8} textAnchor="middle">
                {fitting(label, slot * every)}
              </text>
            ) : null,
          )}
          {children(box)}
          {marks.map((mark) => (
            <g key={mark.number} className="plot-mark">
              <title>{mark.text}</title>
              <line x1={centre(mark.at)} x2={centre(mark.at)} y1={18} y2={box.floor} />
              <circle cx={centre(mark.at)} cy={10} r={8} />
              <text x={centre(mark.at)} y={14} textAnchor="middle">
                {mark.number}
              </text>
            </g>
          ))}
        </svg>
      ) : null}
    </div>
  );
}

/** The largest thing that has to fit. */
export function topOf(points: readonly PlotPoint[]): number {
  return Math.max(0, ...points.flatMap((point) => [point.y ?? 0, point.high ?? 0]));
}
