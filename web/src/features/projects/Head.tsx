/** Number, title, what it grew from, and who takes part. */
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useActing } from "~/api/queries/me";
import { projectLinksQuery } from "~/api/queries/projects";
import type { Project } from "~/api/types-projects";
import { recordLink } from "~/features/common/recordPage";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Link } from "~/ui/Link";
import { Menu } from "~/ui/Menu";
import { StatusPill } from "./StatusPill";
import { may, partiesIn } from "./words";

const TakeAwayDialog = lazy(() => import("~/features/record/TakeAwayDialog"));
const EditDialog = lazy(() => import("./EditDialog"));
const MoveDialog = lazy(() => import("./MoveDialog"));

const MOVES = ["resume", "open_up", "leave", "cancel"] as const;
export type Move = (typeof MOVES)[number];

export function Head({ project }: { project: Project }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const navigate = useNavigate();
  const [open, setOpen] = useState<"edit" | "take" | Move | null>(null);
  const links = useQuery(projectLinksQuery(project.id)).data?.items ?? [];
  const entries = [
    ...(may(project, "edit") ? [{ id: "edit", label: t("projects.edit") }] : []),
    { id: "take", label: t("record.take") },
    ...MOVES.filter((move) => may(project, move)).map((move) => ({
      id: move,
      label: t(`projects.move_${move}`),
      danger: move === "leave" || move === "cancel",
    })),
  ];
  const close = () => setOpen(null);
  return (
    <header className="project-head">
      <nav className="crumb" aria-label={t("projects.crumb")}>
        <Link to="/o/$org/projects" params={{ org }}>
          {t("projects.title")}
        </Link>
        {" / "}
        <span className="text-ink-2">{project.number}</span>
        {links.length > 0 ? (
          <span className="ml-3">
            {t("projects.grew_from")}{" "}
            {links.map(({ record }, index) => (
              <span key={record.id}>
                {index > 0 ? ", " : null}
                <Link {...recordLink(org, record)} title={record.title}>
                  {record.number}
                </Link>
              </span>
            ))}
          </span>
        ) : null}
      </nav>
      <div className="project-title">
        <h1>{project.title}</h1>
        <Menu
          label={t("projects.more_of_project")}
          placement="bottom end"
          trigger={
            <Button small tone="quiet">
              {t("projects.more")}
            </Button>
          }
          sections={[{ id: "project", entries }]}
          onAction={(id) => setOpen(id as "edit" | "take" | Move)}
        />
      </div>
      <p className="project-meta">
        {project.status === "active" ? null : <StatusPill status={project.status} />}
        {partiesIn(project).map((party) => (
          <span key={party.id}>{party.name}</span>
        ))}
        <Link to="/o/$org/projects/$id/people" params={{ org, id: project.id }}>
          {t("projects.n_people", { count: project.members.length })}
        </Link>
      </p>
      <Suspense fallback={null}>
        {open === "edit" ? <EditDialog project={project} onClose={close} /> : null}
        {open === "take" ? <TakeAwayDialog kind="projects" record={project} onClose={close} /> : null}
        {open && open !== "edit" && open !== "take" ? (
          <MoveDialog
            project={project}
            move={open}
            onClose={close}
            onLeft={() => void navigate({ to: "/o/$org/projects", params: { org } })}
          />
        ) : null}
      </Suspense>
    </header>
  );
}
