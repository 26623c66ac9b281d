/** When what is to happen, what it looks like on a line, and where the time went. */
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { milestonesQuery, projectBalanceQuery } from "~/api/queries/projects";
import type { Milestone, Project } from "~/api/types-projects";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { Card, ErrorState, Loading, Pill } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { Menu } from "~/ui/Menu";
import { useProject } from "../context";
import { useDeeds } from "../useDeed";
import { may } from "../words";
import { Bottleneck } from "./Bottleneck";
import { Drawing } from "./Drawing";

const MilestoneDialog = lazy(() => import("./MilestoneDialog"));

export function TimelinePage() {
  const t = useT();
  const project = useProject();
  const milestones = useQuery(milestonesQuery(project.id));
  const balance = useQuery(projectBalanceQuery(project.id));
  return (
    <div className="flex flex-col gap-5">
      <Card title={t("projects.timeline")} note={t("projects.timeline_note")}>
        <Drawing project={project} milestones={milestones.data?.items ?? []} />
      </Card>
      <Milestones project={project} milestones={milestones.data?.items ?? []} />
      {balance.data ? <Bottleneck balance={balance.data} /> : null}
      {balance.isPending ? <Loading lines={5} /> : null}
      {balance.isError && !balance.data ? (
        <ErrorState error={balance.error} onRetry={() => void balance.refetch()} />
      ) : null}
    </div>
  );
}

function Milestones({ project, milestones }: { project: Project; milestones: readonly Milestone[] }) {
  const t = useT();
  const [open, setOpen] = useState<Milestone | "new" | null>(null);
  return (
    <Card
      title={t("projects.milestones")}
      actions={
        may(project, "add_milestone") ? (
          <Button small onClick={() => setOpen("new")}>
            {t("projects.add_milestone")}
          </Button>
        ) : null
      }
    >
      {milestones.length === 0 ? <p className="text-ink-3">{t("projects.no_milestones")}</p> : null}
      <ul className="criteria">
        {milestones.map((each) => (
          <MilestoneLine key={each.id} project={project} milestone={each} onEdit={() => setOpen(each)} />
        ))}
      </ul>
      {open ? (
        <Suspense fallback={null}>
          <MilestoneDialog
            project={project}
            {...(open === "new" ? {} : { milestone: open })}
            onClose={() => setOpen(null)}
          />
        </Suspense>
      ) : null}
    </Card>
  );
}

function MilestoneLine({
  project,
  milestone,
  onEdit,
}: {
  project: Project;
  milestone: Milestone;
  onEdit: () => void;
}) {
  const t = useT();
  const format = useFormat();
  const deeds = useDeeds(project.id);
  const reached = milestone.state === "reached";
  const path = `/milestones/${milestone.id}`;
  return (
    <li>
      <div className="min-w-0 flex-1 basis-48">
        <p>{milestone.title}</p>
        <small>
          <span className={cx(milestone.late && "font-medium text-bad")}>{format.day(milestone.due_on)}</span>
          {milestone.organisation ? ` · ${milestone.organisation.name}` : null}
        </small>
      </div>
      <Pill tone={reached ? "good" : milestone.late ? "bad" : undefined}>
        {t(
          reached
            ? "projects.milestone_reached"
            : milestone.late
              ? "projects.milestone_late"
              : "projects.milestone_open",
        )}
      </Pill>
      {may(project, "add_milestone") ? (
        <Menu
          label={t("projects.more_of", { title: milestone.title })}
          placement="bottom end"
          trigger={
            <Button small tone="quiet">
              {t("projects.more")}
            </Button>
          }
          sections={[
            {
              id: "milestone",
              entries: [
                {
                  id: "reached",
                  label: t(reached ? "projects.milestone_reopen" : "projects.milestone_reach"),
                },
                { id: "edit", label: t("projects.milestone_edit") },
                { id: "remove", label: t("projects.milestone_remove"), danger: true },
              ],
            },
          ]}
          onAction={(id) => {
            if (id === "edit") onEdit();
            else if (id === "remove") deeds.click(() => deeds.remove(path, milestone.version));
            else deeds.click(() => deeds.patch(path, { reached: !reached }, milestone.version));
          }}
        />
      ) : null}
    </li>
  );
}
