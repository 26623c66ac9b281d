/** Where are we, what waits for whom, what has changed. */
import { useQuery } from "@tanstack/react-query";
import { projectBalanceQuery } from "~/api/queries/projects";
import { useT } from "~/i18n";
import { serverHtml } from "~/lib/safe-html";
import { Card, ErrorState, Loading } from "~/ui/bits";
import { useProject } from "../context";
import { GateCard } from "./GateCard";
import { Holders } from "./Holders";
import { Threads } from "./Threads";
import { TurnBanner } from "./TurnBanner";

export function HomePage() {
  const t = useT();
  const project = useProject();
  const balance = useQuery(projectBalanceQuery(project.id));
  const phase = project.phases.find((each) => each.id === project.phase_id);
  return (
    <>
      <TurnBanner project={project} items={balance.data?.items ?? []} />
      <div className="project-home">
        <div className="flex min-w-0 flex-col gap-5">
          {phase?.gate && project.status !== "planning" ? (
            <GateCard key={phase.gate.id} project={project} gate={phase.gate.id} />
          ) : null}
          <Card title={t("projects.purpose")}>
            <div className="prose" dangerouslySetInnerHTML={serverHtml(project.purpose_html)} />
          </Card>
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <Card title={t("projects.who_holds")} note={phase ? t("projects.who_holds_note") : undefined}>
            {balance.data ? <Holders balance={balance.data} phase={project.phase_id} /> : null}
            {balance.isPending ? <Loading lines={3} /> : null}
            {balance.isError && !balance.data ? (
              <ErrorState error={balance.error} onRetry={() => void balance.refetch()} />
            ) : null}
          </Card>
          <Threads project={project} />
        </div>
      </div>
    </>
  );
}
