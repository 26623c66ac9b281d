/** The project on one line of time: phases as planned and as they were, gates, milestones, today. */
import { useLayoutEffect, useRef, useState } from "react";
import type { Milestone, Project } from "~/api/types-projects";
import { useT } from "~/i18n";
import { useFormat, useNow } from "~/lib/useFormat";
import { dateOf, dayOf, type Span, spanOf, ticksOf } from "./span";

const ROW = 34;
const TOP = 26;
const BAR = 10;
/** Room for the names of phases; above the bars where the screen is narrow. */
const NAMES = 150;
const NARROW = 560;
const TICK_WIDTH = 64;
/** Room for the day beside its line. */
const TICK_LABEL = 68;

export function Drawing({ project, milestones }: { project: Project; milestones: readonly Milestone[] }) {
  const t = useT();
  const { ref, width } = useWidth();
  const now = useNow();
  const days = [
    ...project.phases.flatMap((phase) => [
      phase.starts_on,
      phase.ends_on,
      phase.started_at,
      phase.ended_at,
      phase.gate?.scheduled_on ?? null,
    ]),
    ...milestones.map((each) => each.due_on),
    project.target_on,
  ];
  const span = spanOf(days, dayOf(now.toISOString()));
  if (!span) return <p className="text-ink-3">{t("projects.no_dates")}</p>;
  return (
    <div ref={ref} className="timeline-drawing">
      {width > 0 ? <Plot project={project} milestones={milestones} span={span} width={width} /> : null}
    </div>
  );
}

function Plot({
  project,
  milestones,
  span,
  width,
}: {
  project: Project;
  milestones: readonly Milestone[];
  span: Span;
  width: number;
}) {
  const t = useT();
  const format = useFormat();
  const now = useNow();
  const narrow = width < NARROW;
  const left = narrow ? 0 : NAMES;
  const x = (day: number) => left + ((day - span.from) / (span.to - span.from)) * (width - left - 8);
  const rows = project.phases.length + (milestones.length > 0 ? 1 : 0);
  const height = TOP + rows * ROW + 8;
  const today = dayOf(now.toISOString());
  const y = (row: number) => TOP + row * ROW + (narrow ? 17 : 10);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      height={height}
      className="chart block w-full"
      role="img"
      aria-label={t("projects.timeline")}
    >
      {ticksOf(span, Math.floor((width - left) / TICK_WIDTH)).map((day) => (
        <g key={day}>
          <line className="grid" x1={x(day)} x2={x(day)} y1={TOP - 6} y2={height} />
          {x(day) + TICK_LABEL > width ? null : (
            <text x={x(day) + 4} y={TOP - 10}>
              {format.date(dateOf(day), now)}
            </text>
          )}
        </g>
      ))}
      {project.phases.map((phase, index) => (
        <g key={phase.id}>
          <text className="chart-label" x={0} y={narrow ? y(index) - 5 : y(index) + BAR - 1}>
            {cut(phase.title, narrow ? 44 : 22)}
          </text>
          <Bar
            from={phase.starts_on}
            to={phase.ends_on}
            x={x}
            y={y(index)}
            className="bar-planned"
            title={`${phase.title}: ${t("projects.as_planned")}`}
          />
          <Bar
            from={phase.started_at}
            to={phase.started_at ? (phase.ended_at ?? now.toISOString()) : null}
            x={x}
            y={y(index)}
            className={phase.state === "passed" ? "bar-passed" : "bar-active"}
            title={`${phase.title}: ${t(`projects.phase_${phase.state}`)}`}
          />
          {phase.gate?.scheduled_on ? (
            <path
              className={`gate-mark gate-mark-${phase.gate.state}`}
              d={diamond(x(dayOf(phase.gate.scheduled_on)), y(index) + BAR / 2, 7)}
            >
              <title>{`${phase.gate.title}: ${t(`projects.gate_${phase.gate.state}`)}`}</title>
            </path>
          ) : null}
        </g>
      ))}
      {milestones.length > 0 ? (
        <g>
          <text className="chart-label" x={0} y={narrow ? y(rows - 1) - 5 : y(rows - 1) + BAR - 1}>
            {t("projects.milestones")}
          </text>
          {milestones.map((each) => (
            <circle
              key={each.id}
              className={each.state === "reached" ? "dot-reached" : each.late ? "dot-late" : "dot-open"}
              cx={x(dayOf(each.due_on))}
              cy={y(rows - 1) + BAR / 2}
              r={5}
            >
              <title>{`${each.title}: ${format.day(each.due_on)}`}</title>
            </circle>
          ))}
        </g>
      ) : null}
      <line className="today" x1={x(today)} x2={x(today)} y1={TOP - 6} y2={height}>
        <title>{t("projects.today")}</title>
      </line>
    </svg>
  );
}

function Bar({
  from,
  to,
  x,
  y,
  className,
  title,
}: {
  from: string | null;
  to: string | null;
  x: (day: number) => number;
  y: number;
  className: string;
  title: string;
}) {
  if (!from || !to) return null;
  const [left, right] = [x(dayOf(from)), x(dayOf(to))];
  return (
    <rect className={className} x={left} y={y} width={Math.max(right - left, 3)} height={BAR} rx={3}>
      <title>{title}</title>
    </rect>
  );
}

function diamond(x: number, y: number, r: number): string {
  return `M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z`;
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

function useWidth() {
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
  return { ref, width };
}
