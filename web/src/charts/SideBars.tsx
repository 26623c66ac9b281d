/**
 * One bar for each side (or for whoever has the ball), with its figure in words above it: it reads without the drawing,
 * so it needs no table behind it. The colours of the sides are the same everywhere; parts of a bar differ in pattern too.
 */
import type { ReactNode } from "react";
import { cx } from "~/ui/cx";
import "./side-bars.css";

export type BarTone = "us" | "them" | "both" | "third" | "nobody" | "good" | "late" | "bad";

export interface SideBar {
  id: string;
  label: ReactNode;
  /** What the bar says, in words. */
  figure: ReactNode;
  detail?: ReactNode;
  parts: readonly { tone: BarTone; value: number }[];
}

export function SideBars({
  title,
  note,
  bars,
  whole,
  empty,
}: {
  title: string;
  /** n, and what is counted. */
  note: ReactNode;
  bars: readonly SideBar[];
  /** Each bar is as long as all of them: its parts are shares. Otherwise its length is its amount. */
  whole?: boolean;
  empty: string;
}) {
  const sum = (bar: SideBar) => bar.parts.reduce((total, part) => total + part.value, 0);
  const top = Math.max(1, ...bars.map(sum));
  return (
    <figure className="card">
      <figcaption className="mb-3">
        <h3 className="side-bars-title">{title}</h3>
        <p className="mt-0.5 text-s text-ink-3">{note}</p>
      </figcaption>
      {bars.length === 0 ? <p className="text-s text-ink-3">{empty}</p> : null}
      <ul className="side-bars">
        {bars.map((bar) => {
          const total = sum(bar);
          return (
            <li key={bar.id}>
              <p className="side-bars-line">
                <span className="min-w-0">{bar.label}</span>
                <b>{bar.figure}</b>
              </p>
              <span className="side-bar" aria-hidden="true">
                {bar.parts.map((part) => (
                  <i
                    key={part.tone}
                    className={cx(`bar-${part.tone}`)}
                    style={{ width: `${(part.value / Math.max(whole ? total : top, 1)) * 100}%` }}
                  />
                ))}
              </span>
              {bar.detail ? <small className="block">{bar.detail}</small> : null}
            </li>
          );
        })}
      </ul>
    </figure>
  );
}
