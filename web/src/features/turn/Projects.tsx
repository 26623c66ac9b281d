/** Projects in which the own organisation has the move, and those that it is asked to join. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useActing } from "~/api/queries/me";
import { projectInvitationsQuery, projectsQuery } from "~/api/queries/projects";
import type { ProjectInvitation, ProjectListItem } from "~/api/types-projects";
import { useT } from "~/i18n";
import { Duration, Pill, Time } from "~/ui/bits";
import { Link } from "~/ui/Link";

const mine = projectsQuery({ ball: "mine", open: true, limit: 25 });

interface Ahead {
  pending: boolean;
  rows: readonly ProjectListItem[];
  invitations: readonly ProjectInvitation[];
  count: number;
}

export function useProjectsAhead(): Ahead {
  const [owed, asked] = [useInfiniteQuery(mine), useQuery(projectInvitationsQuery)];
  const rows = owed.data?.pages.flatMap((page) => page.items) ?? [];
  const invitations = asked.data?.items ?? [];
  return {
    pending: owed.isPending || asked.isPending,
    rows,
    invitations,
    count: rows.length + invitations.length,
  };
}

export function Projects({ rows, invitations, count }: Omit<Ahead, "pending">) {
  const t = useT();
  const org = useActing().organisation.slug;
  if (count === 0) return null;
  return (
    <section>
      <h2 className="mb-2.5">
        {t("turn.projects")} <small className="ml-1">{count}</small>
      </h2>
      <ul className="card flex flex-col divide-y divide-line py-1">
        {invitations.map((each) => (
          <li key={each.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
            <span className="min-w-0 flex-1 basis-56">
              <Link to="/o/$org/projects/$id" params={{ org, id: each.id }} className="font-medium text-ink">
                {each.title}
              </Link>
              <small className="block">
                {[each.number, ...each.parties.map((party) => party.name)].join(" · ")}
              </small>
            </span>
            <Pill tone="turn">{t("turn.invited")}</Pill>
            <Time at={each.invited_at} className="text-s text-ink-3" />
          </li>
        ))}
        {rows.map((each) => (
          <li key={each.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
            <span className="min-w-0 flex-1 basis-56">
              <Link to="/o/$org/projects/$id" params={{ org, id: each.id }} className="font-medium text-ink">
                {each.title}
              </Link>
              <small className="block">{[each.number, each.phase].filter(Boolean).join(" · ")}</small>
            </span>
            {each.ball.since ? (
              <span className="ball ball-mine">
                <Duration since={each.ball.since} short />
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
