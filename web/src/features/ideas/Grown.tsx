/** The projects that an idea has grown into, and the way to begin one. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { useActing, useCan } from "~/api/queries/me";
import { projectsQuery } from "~/api/queries/projects";
import type { Idea } from "~/api/types-ideas";
import { useT } from "~/i18n";
import { Link } from "~/ui/Link";

export function Grown({ idea }: { idea: Idea }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const mayBegin = useCan()("write");
  const projects = useInfiniteQuery(projectsQuery({ origin_id: idea.id })).data?.pages[0]?.items ?? [];
  const partner = idea.side === "customer" ? idea.vendor.id : idea.author.organisation?.id;
  if (projects.length === 0 && !mayBegin) return null;
  return (
    <section>
      <h2>{t("ideas.grown_into")}</h2>
      {projects.length > 0 ? (
        <ul className="related-list">
          {projects.map((project) => (
            <li key={project.id}>
              <Link to="/o/$org/projects/$id" params={{ org, id: project.id }}>
                <span className="text-ink-3">{project.number}</span> {project.title}
              </Link>
            </li>
          ))}
        </ul>
      ) : (
        <p className="mb-2 text-ink-3">{t("ideas.grown_into_none")}</p>
      )}
      {mayBegin ? (
        <Link
          to="/o/$org/projects"
          params={{ org }}
          search={{ from: idea.id, ...(partner ? { partner } : {}) }}
          className="mt-2 inline-block"
        >
          {t("ideas.begin_project")}
        </Link>
      ) : null}
    </section>
  );
}
