/** The plan: what is to be delivered in which phase, by whom, until when, and where it stands. */
import { useQuery } from "@tanstack/react-query";
import { useRouterState } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";
import { useActing } from "~/api/queries/me";
import { projectPlanQuery } from "~/api/queries/projects";
import type { Phase, Project } from "~/api/types-projects";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { ErrorState, Loading, Pill } from "~/ui/bits";
import { Link } from "~/ui/Link";
import { useProject } from "../context";
import { gateTone } from "../gate/bundle";
import { may } from "../words";
import { DeliverableRow } from "./DeliverableRow";

const DeliverableDialog = lazy(() => import("./DeliverableDialog"));
const PhaseDialog = lazy(() => import("./PhaseDialog"));

export function PlanPage() {
  const project = useProject();
  const query = useQuery(projectPlanQuery(project.id));
  useTarget(query.isSuccess);
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <div className="plan">
      {query.data.phases.map((phase) => (
        <PhaseSection key={phase.id} project={project} phase={phase} />
      ))}
    </div>
  );
}

/** Goes to the deliverable that the address names, once it is there. */
function useTarget(ready: boolean): void {
  const hash = useRouterState({ select: (state) => state.location.hash });
  useEffect(() => {
    if (!ready || !hash) return;
    const element = document.getElementById(hash);
    element?.scrollIntoView({ block: "center" });
    element?.focus({ preventScroll: true });
  }, [ready, hash]);
}

function PhaseSection({ project, phase }: { project: Project; phase: Phase }) {
  const t = useT();
  const format = useFormat();
  const org = useActing().organisation.slug;
  const [open, setOpen] = useState<"phase" | "add" | null>(null);
  const { gate } = phase;
  const dates = [phase.starts_on, phase.ends_on].map((day) => (day ? format.day(day) : null));
  const close = () => setOpen(null);
  return (
    <section className="card plan-phase" aria-labelledby={`phase-${phase.id}`}>
      <header>
        <div className="min-w-0 flex-1 basis-56">
          <h2 id={`phase-${phase.id}`}>{phase.title}</h2>
          <p className="text-s text-ink-3">
            {[t(`projects.phase_${phase.state}`), dates.filter(Boolean).join(" – ")]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </div>
        {gate ? (
          <Link
            to="/o/$org/projects/$id/gates/$gate"
            params={{ org, id: project.id, gate: gate.id }}
            className="plan-gate"
          >
            {gate.title} <Pill tone={gateTone(gate.state)}>{t(`projects.gate_${gate.state}`)}</Pill>
          </Link>
        ) : null}
      </header>
      {phase.deliverables.length === 0 ? <p className="text-ink-3">{t("projects.no_deliverables")}</p> : null}
      <ul className="deliverables">
        {phase.deliverables.map((each) => (
          <DeliverableRow key={each.id} project={project} deliverable={each} />
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        {may(project, "add_deliverable") ? (
          <Button small onClick={() => setOpen("add")}>
            {t("projects.add_deliverable")}
          </Button>
        ) : null}
        {may(project, "edit") ? (
          <Button small tone="quiet" onClick={() => setOpen("phase")}>
            {t("projects.edit_phase")}
          </Button>
        ) : null}
      </div>
      <Suspense fallback={null}>
        {open === "add" ? <DeliverableDialog project={project} phase={phase.id} onClose={close} /> : null}
        {open === "phase" ? <PhaseDialog project={project} phase={phase} onClose={close} /> : null}
      </Suspense>
    </section>
  );
}
