/** What each option costs beside what it is worth. Dominated ones are hollow and say so. */
import { useLayoutEffect, useRef, useState } from "react";
import { currencyDigits } from "~/features/settle/words";
import { useLocale, useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { figure } from "../words";
import { Figure } from "./Figure";
import type { Shown } from "./Results";

const HEIGHT = 250;
const EDGE = { left: 40, right: 20, top: 14, bottom: 40 };
const LETTER = 6.6;
/** Below this names would lie on each other: dots are numbered, and the names stand below. */
const NARROW = 480;

export function Scatter({ board, results }: Shown) {
  const t = useT();
  const locale = useLocale();
  const format = useFormat();
  const points = board.options.flatMap((option) => {
    const result = results.options.find((one) => one.option_id === option.id);
    return option.cost_minor === null || !option.currency || !result
      ? []
      : [{ id: option.id, title: option.title, cost: option.cost_minor, currency: option.currency, result }];
  });
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const most = Math.max(...points.map((point) => point.cost), 1) * 1.12;
  const x = (cost: number) => EDGE.left + (cost / most) * (width - EDGE.left - EDGE.right);
  const y = (worth: number) => HEIGHT - EDGE.bottom - worth * (HEIGHT - EDGE.top - EDGE.bottom);
  const ticks = [0, 0.5, 1];
  const narrow = width < NARROW;
  const nameOf = (point: (typeof points)[number]) =>
    point.result.dominated ? `${point.title} (${t("decisions.dominated_short")})` : point.title;
  const whole = new Intl.NumberFormat(locale, {
    style: "currency",
    currency: points[0]?.currency ?? "EUR",
    maximumFractionDigits: 0,
  });
  const digits = currencyDigits(points[0]?.currency ?? "EUR");
  return (
    <Figure
      title={t("decisions.cost_benefit")}
      note={t("decisions.cost_benefit_note")}
      table={{
        heads: [t("decisions.option"), t("decisions.cost"), t("decisions.sum"), t("decisions.dominated")],
        rows: points.map((point) => [
          point.title,
          format.money(point.cost, point.currency),
          figure(locale, point.result.weighted * 100),
          t(point.result.dominated ? "decisions.yes" : "decisions.no"),
        ]),
      }}
    >
      <div ref={ref} style={{ minHeight: HEIGHT }}>
        {width > 0 ? (
          <svg
            width={width}
            height={HEIGHT}
            role="img"
            aria-label={t("decisions.cost_benefit")}
            className="text-xs"
            fill="var(--ink-3)"
          >
            {ticks.map((tick) => (
              <g key={tick}>
                <line
                  x1={EDGE.left}
                  x2={width - EDGE.right}
                  y1={y(tick)}
                  y2={y(tick)}
                  stroke="var(--line-strong)"
                />
                <text x={EDGE.left - 8} y={y(tick) + 4} textAnchor="end">
                  {tick * 100}
                </text>
                <text
                  x={x((most / 1.12) * tick)}
                  y={HEIGHT - EDGE.bottom + 18}
                  textAnchor={tick === 0 ? "start" : tick === 1 ? "end" : "middle"}
                >
                  {narrow && tick === 0.5 ? null : whole.format(((most / 1.12) * tick) / 10 ** digits)}
                </text>
              </g>
            ))}
            {points.map((point, index) => {
              const label = narrow ? String(index + 1) : nameOf(point);
              const at = x(point.cost);
              const place = labelPlace(at, y(point.result.weighted), label.length * LETTER, width);
              return (
                <g key={point.id}>
                  <circle
                    cx={at}
                    cy={y(point.result.weighted)}
                    r="6"
                    fill={point.result.dominated ? "var(--surface)" : "var(--us)"}
                    stroke="var(--us)"
                    strokeWidth="2"
                  />
                  <text
                    x={place.x}
                    y={place.y}
                    textAnchor={place.anchor}
                    className="text-s"
                    fill="var(--ink)"
                  >
                    {label}
                  </text>
                </g>
              );
            })}
          </svg>
        ) : null}
        {narrow && width > 0 ? (
          <ol className="flex list-inside list-decimal flex-col gap-1 text-s">
            {points.map((point) => (
              <li key={point.id}>{nameOf(point)}</li>
            ))}
          </ol>
        ) : null}
      </div>
    </Figure>
  );
}

/** Right of the dot, or left of it; above where neither has room. */
function labelPlace(x: number, y: number, length: number, width: number) {
  if (x + 11 + length <= width) return { x: x + 11, y: y + 4, anchor: "start" } as const;
  if (x - 11 - length >= EDGE.left) return { x: x - 11, y: y + 4, anchor: "end" } as const;
  const middle = Math.max(length / 2, Math.min(x, width - length / 2));
  return { x: middle, y: y - 11, anchor: "middle" } as const;
}
