/** The gate of the phase that goes on: what it stands on, who has signed, and what can be done. */
import { useQuery } from "@tanstack/react-query";
import { useActing } from "~/api/queries/me";
import { gateQuery } from "~/api/queries/projects";
import type { Gate, Project } from "~/api/types-projects";
import { type Translate, useT } from "~/i18n";
import { Card, ErrorState, Loading, Pill } from "~/ui/bits";
import { Link } from "~/ui/Link";
import { AsManager } from "../gate/AsManager";
import { gateTone, shortHash, standing } from "../gate/bundle";
import { Deeds } from "../gate/Deeds";
import { EvidenceTable } from "../gate/EvidenceTable";

export function GateCard({ project, gate: id }: { project: Project; gate: string }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const query = useQuery(gateQuery(project.id, id));
  const gate = query.data;
  if (!gate) {
    return (
      <section className="card">
        {query.isError ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Loading lines={6} />
        )}
      </section>
    );
  }
  const review = standing(gate);
  return (
    <Card
      title={
        <Link to="/o/$org/projects/$id/gates/$gate" params={{ org, id: project.id, gate: id }}>
          {gate.title}
        </Link>
      }
      note={
        review ? (
          <>
            {t("projects.verdict_of", {
              verdict: t(`projects.verdict_${review.verdict}`),
              org: review.organisation.name,
            })}
            {" · "}
            <code title={review.sha256}>{shortHash(review.sha256)}</code>
          </>
        ) : undefined
      }
      actions={
        gate.state === "scheduled" ? null : (
          <Pill tone={gateTone(gate.state)}>{t(`projects.gate_${gate.state}`)}</Pill>
        )
      }
    >
      <EvidenceTable project={project} gate={gate} />
      <p className="gate-note">{note(t, gate)}</p>
      <AsManager project={project} gate={gate} />
      <Deeds project={project} gate={gate} />
    </Card>
  );
}

/** "Must-meet 5 of 6 · scored 71 of 100 · passes when all have signed the same bundle." */
export function note(t: Translate, gate: Gate): string {
  const musts = gate.criteria.filter((each) => each.kind === "must");
  const parts = [
    musts.length > 0
      ? t("projects.musts", { met: musts.filter((each) => each.value === 1).length, all: musts.length })
      : null,
    gate.score !== null
      ? t("projects.scored", { score: gate.score })
      : gate.criteria.some((each) => each.kind === "scored")
        ? t("projects.not_scored")
        : null,
    gate.pass_score !== null ? t("projects.wants_score", { score: gate.pass_score }) : null,
    t("projects.passes_when"),
  ];
  return parts.filter(Boolean).join(" · ");
}
