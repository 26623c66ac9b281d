/** The phases one after the other: which have passed, how far the one is that goes on, what is to come. */
import type { CSSProperties } from "react";
import { useActing } from "~/api/queries/me";
import type { PhaseBrief, Project } from "~/api/types-projects";
import { type Translate, useT } from "~/i18n";
import type { Formats } from "~/lib/format";
import { useFormat, useNow } from "~/lib/useFormat";
import { cx } from "~/ui/cx";
import { Link } from "~/ui/Link";
import { dayText } from "./words";

export function PhaseBar({ project }: { project: Project }) {
  const t = useT();
  const format = useFormat();
  const now = useNow();
  const org = useActing().organisation.slug;
  return (
    <ol className="phases" aria-label={t("projects.phases")}>
      {project.phases.map((phase) => (
        <li
          key={phase.id}
          className={cx(`phase-${phase.state}`)}
          aria-current={phase.state === "active" ? "step" : undefined}
          style={
            phase.state === "active" ? ({ "--done": `${share(phase, now)}%` } as CSSProperties) : undefined
          }
        >
          <b>
            {phase.gate ? (
              <Link
                to="/o/$org/projects/$id/gates/$gate"
                params={{ org, id: project.id, gate: phase.gate.id }}
              >
                {phase.title}
              </Link>
            ) : (
              phase.title
            )}
          </b>
          <small className={cx(isAlarming(phase) && "text-bad")}>{underline(t, format, phase, now)}</small>
        </li>
      ))}
    </ol>
  );
}

/** How much of the planned time of a phase is used up. */
function share(phase: PhaseBrief, now: Date): number {
  const from = Date.parse(phase.started_at ?? phase.starts_on ?? "");
  const to = Date.parse(phase.gate?.scheduled_on ?? phase.ends_on ?? "");
  if (Number.isNaN(from) || Number.isNaN(to) || to <= from) return 0;
  return Math.round(Math.min(Math.max((now.getTime() - from) / (to - from), 0.02), 1) * 100);
}

function isAlarming({ gate }: PhaseBrief): boolean {
  return gate?.state === "stale" || gate?.state === "expired" || gate?.state === "killed";
}

function underline(t: Translate, format: Formats, phase: PhaseBrief, now: Date): string {
  const { gate } = phase;
  if (gate && ["stale", "expired", "killed", "held", "in_review"].includes(gate.state)) {
    return t(`projects.gate_${gate.state}`);
  }
  if (gate?.state === "interim" && gate.interim_until) {
    return t("projects.passed_until", { day: format.date(new Date(gate.interim_until), now) });
  }
  if (phase.state === "passed" && phase.ended_at) {
    return t("projects.passed_on", { day: format.date(new Date(phase.ended_at), now) });
  }
  if (phase.state === "active" && gate?.scheduled_on) {
    return t("projects.gate_on", { day: dayText(format, gate.scheduled_on, now) });
  }
  if (phase.state === "planned" && phase.starts_on) {
    return t("projects.from_day", { day: dayText(format, phase.starts_on, now) });
  }
  return t(`projects.phase_${phase.state}`);
}
