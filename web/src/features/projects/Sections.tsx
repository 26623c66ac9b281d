/** The parts of a project, each a page of its own. */
import { useQuery } from "@tanstack/react-query";
import { useActing } from "~/api/queries/me";
import { questionsQuery } from "~/api/queries/projects";
import type { Project } from "~/api/types-projects";
import { useT } from "~/i18n";
import { edges } from "~/lib/edges";
import { Link } from "~/ui/Link";

const PARTS = [
  { to: "/o/$org/projects/$id", label: "projects.part_home" },
  { to: "/o/$org/projects/$id/plan", label: "projects.part_plan" },
  { to: "/o/$org/projects/$id/requirements", label: "projects.part_requirements" },
  { to: "/o/$org/projects/$id/questions", label: "projects.part_questions" },
  { to: "/o/$org/projects/$id/decisions", label: "projects.part_decisions" },
  { to: "/o/$org/projects/$id/documents", label: "projects.part_documents" },
  { to: "/o/$org/projects/$id/timeline", label: "projects.part_timeline" },
  { to: "/o/$org/projects/$id/programme", label: "projects.part_programme" },
  { to: "/o/$org/projects/$id/people", label: "projects.part_people" },
  { to: "/o/$org/projects/$id/changes", label: "projects.part_changes" },
] as const;

export function Sections({ project }: { project: Project }) {
  const t = useT();
  const acting = useActing();
  const params = { org: acting.organisation.slug, id: project.id };
  const questions = useQuery(questionsQuery(project.id)).data?.items ?? [];
  const open = questions.filter((each) => each.state === "open").length;
  return (
    <nav ref={edges} className="tabs sections" aria-label={t("projects.parts")}>
      {PARTS.map((part) => (
        <Link
          key={part.to}
          to={part.to}
          params={params}
          activeOptions={{ exact: part.to === "/o/$org/projects/$id" }}
          className="tab"
          resetScroll={false}
        >
          {t(part.label)}
          {part.label === "projects.part_questions" && open > 0 ? <b>{open}</b> : null}
        </Link>
      ))}
    </nav>
  );
}
