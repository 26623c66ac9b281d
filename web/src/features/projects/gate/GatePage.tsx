/** One gate: the verdict that is up, what it stands on, the criteria, and all verdicts before. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { ApiError } from "~/api/errors";
import { gateQuery } from "~/api/queries/projects";
import type { Gate, Project } from "~/api/types-projects";
import { NotFoundPage } from "~/features/shell/StatePages";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { Card, ErrorState, Loading, Notice, Pill } from "~/ui/bits";
import { useProject } from "../context";
import { note } from "../home/GateCard";
import { may } from "../words";
import { AsManager } from "./AsManager";
import { gateTone, standing } from "./bundle";
import { Criteria } from "./Criteria";
import { Deeds } from "./Deeds";
import { EvidenceTable } from "./EvidenceTable";
import { History } from "./History";
import { Standing } from "./Standing";

const DateDialog = lazy(() => import("./DateDialog"));
const route = getRouteApi("/o/$org/projects/$id/gates/$gate");

export function GatePage() {
  const project = useProject();
  const { gate: id } = route.useParams();
  const query = useQuery(gateQuery(project.id, id));
  if (query.data) return <Loaded key={id} project={project} gate={query.data} />;
  if (query.error instanceof ApiError && query.error.status === 404) return <NotFoundPage />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Loading lines={8} />;
}

function Loaded({ project, gate }: { project: Project; gate: Gate }) {
  const t = useT();
  const format = useFormat();
  const [dating, setDating] = useState(false);
  const review = standing(gate);
  return (
    <div className="gate-page">
      <header className="gate-head">
        <div className="min-w-0 flex-1 basis-48">
          <h2 className="gate-title">
            {gate.title} <Pill tone={gateTone(gate.state)}>{t(`projects.gate_${gate.state}`)}</Pill>
          </h2>
          <p className="text-s text-ink-2">
            {t("projects.gate_after", { phase: gate.phase.title })}
            {gate.scheduled_on ? ` · ${format.day(gate.scheduled_on)}` : null}
          </p>
        </div>
        {may(gate, "edit") ? (
          <Button small onClick={() => setDating(true)}>
            {t(gate.scheduled_on ? "projects.move_date" : "projects.set_date")}
          </Button>
        ) : null}
      </header>
      <AsManager project={project} gate={gate} />
      <Missing gate={gate} />
      {review ? <Standing project={project} gate={gate} review={review} /> : null}
      <Card title={t("projects.evidence")} note={note(t, gate)}>
        <EvidenceTable project={project} gate={gate} />
        <Deeds project={project} gate={gate} />
      </Card>
      {gate.criteria.length > 0 ? <Criteria project={project} gate={gate} /> : null}
      <History project={project} gate={gate} />
      {dating ? (
        <Suspense fallback={null}>
          <DateDialog project={project} gate={gate} onClose={() => setDating(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}

/** Organisations in which nobody could give a signature that is needed. */
function Missing({ gate }: { gate: Gate }) {
  const t = useT();
  const lines = gate.signers.flatMap((signer) =>
    signer.missing_in.map((org) => ({ org: org.name, role: signer.role })),
  );
  if (lines.length === 0 || gate.state === "passed" || gate.state === "killed") return null;
  return (
    <Notice tone="bad">
      {lines.map(({ org, role }) => (
        <span key={`${org} ${role}`} className="block">
          {t("projects.nobody_signs", { org, role: t(`projects.role_${role}`).toLocaleLowerCase() })}
        </span>
      ))}
    </Notice>
  );
}
