/** Projects in which the own organisation has the move, and those that it is asked to join. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useActing } from "~/api/queries/me";
import { projectInvitationsQuery, projectsQuery } from "~/api/queries/projects";
import type { ProjectInvitation, ProjectListItem } from "~/api/types-projects";
import { useT } from "~/i18n";
import { Duration, Pill, Time } from "~/ui/bits";
import { Link } from "~/ui/Link";
import { GroupTitle } from "./GroupTitle";

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
  if (count === 0) return null;
  const lines = [
    ...invitations.map((each) => ({
      id: each.id,
      since: each.invited_at,
      title: each.title,
      below: [each.number, ...each.parties.map((party) => party.name)],
      invited: true,
    })),
    ...rows.map((each) => ({
      id: each.id,
      since: each.ball.since,
      title: each.title,
      below: [each.number, each.phase],
      invited: false,
    })),
  ].sort((a, b) => (a.since ?? "").localeCompare(b.since ?? ""));
  return (
    <section>
      <GroupTitle title={t("turn.projects")} count={count} order="longest" />
      <ul className="card flex flex-col divide-y divide-line py-1">
        {lines.map((line) => (
          <Line key={line.id} {...line} />
        ))}
      </ul>
    </section>
  );
}

function Line({
  id,
  since,
  title,
  below,
  invited,
}: {
  id: string;
  since: string | null | undefined;
  title: string;
  below: readonly (string | null | undefined)[];
  invited: boolean;
}) {
  const t = useT();
  const org = useActing().organisation.slug;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
      <span className="min-w-0 flex-1 basis-56">
        <Link to="/o/$org/projects/$id" params={{ org, id }} className="font-medium text-ink">
          {title}
        </Link>
        <small className="block">{below.filter(Boolean).join(" · ")}</small>
      </span>
      {invited ? <Pill tone="turn">{t("turn.invited")}</Pill> : null}
      {since && !invited ? (
        <span className="ball ball-mine">
          <Duration since={since} short />
        </span>
      ) : null}
      {since && invited ? <Time at={since} className="text-s text-ink-3" /> : null}
    </li>
  );
}
