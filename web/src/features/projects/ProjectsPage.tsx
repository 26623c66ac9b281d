/** Projects that the own organisation is in, and those that it is asked to join. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useActing, useCan } from "~/api/queries/me";
import { projectInvitationsQuery, projectsQuery } from "~/api/queries/projects";
import type { ProjectListItem } from "~/api/types-projects";
import { useT } from "~/i18n";
import { useFormat, useNow } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { EmptyState, Time } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { PartnersIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { type Column, DataTable } from "~/ui/Table";
import { StatusPill } from "./StatusPill";
import { filterOf, type ProjectSearch } from "./search";
import { Turn } from "./Turn";
import { dayText } from "./words";
import "./projects.css";

const NewProject = lazy(() => import("./NewProject"));
const route = getRouteApi("/o/$org/projects/");

export function ProjectsPage() {
  const t = useT();
  const acting = useActing();
  const mayBegin = useCan()("write");
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [beginning, setBeginning] = useState(search.from !== undefined);
  const close = () => {
    setBeginning(false);
    const { from: _from, partner: _partner, ...rest } = search;
    if (search.from) void navigate({ search: rest, replace: true });
  };
  const query = useInfiniteQuery(projectsQuery(filterOf(search)));
  const begin = mayBegin ? (
    <Button tone="primary" onClick={() => setBeginning(true)}>
      {t("projects.begin")}
    </Button>
  ) : null;
  return (
    <Page title={t("projects.title")} lead={t("projects.lead")} width="wide" actions={begin}>
      <Invitations />
      <Filters search={search} />
      <DataTable
        label={t("projects.title")}
        columns={useColumns(acting.organisation)}
        query={query}
        rowKey={(row) => row.id}
        fresh={(row) => row.unread}
        linked
        empty={<Nothing search={search} onBegin={mayBegin ? () => setBeginning(true) : null} />}
      />
      {beginning ? (
        <Suspense fallback={null}>
          <NewProject
            {...(search.from ? { origin: search.from } : {})}
            {...(search.partner ? { partner: search.partner } : {})}
            onClose={close}
          />
        </Suspense>
      ) : null}
    </Page>
  );
}

/** What the own organisation is asked to join stands before everything else. */
function Invitations() {
  const t = useT();
  const org = useActing().organisation.slug;
  const items = useQuery(projectInvitationsQuery).data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="invited" aria-labelledby="projects-invited">
      <h2 id="projects-invited">{t("projects.invited_to", { count: items.length })}</h2>
      <ul>
        {items.map((each) => (
          <li key={each.id}>
            <span className="min-w-0 flex-1">
              <Link to="/o/$org/projects/$id" params={{ org, id: each.id }} className="font-medium">
                {each.title}
              </Link>
              <small>
                {[each.number, ...each.parties.map((party) => party.name)].join(" · ")}
                {each.invited_by ? ` · ${t("projects.invited_by", { name: each.invited_by.name })}` : null}
              </small>
            </span>
            <Time at={each.invited_at} className="text-s text-ink-3" />
          </li>
        ))}
      </ul>
    </section>
  );
}

const FILTERS = [undefined, "mine", "theirs", "over"] as const;

function Filters({ search }: { search: ProjectSearch }) {
  const t = useT();
  const org = useActing().organisation.slug;
  return (
    <nav className="mb-4 flex flex-wrap gap-2" aria-label={t("projects.filter")}>
      {FILTERS.map((show) => (
        <Link
          key={show ?? "open"}
          to="/o/$org/projects"
          params={{ org }}
          search={show ? { show } : {}}
          activeProps={{}}
          aria-current={search.show === show ? "true" : undefined}
          className={cx("chip", search.show === show && "chip-set")}
        >
          {t(`projects.filter_${show ?? "open"}`)}
        </Link>
      ))}
    </nav>
  );
}

function Nothing({ search, onBegin }: { search: ProjectSearch; onBegin: (() => void) | null }) {
  const t = useT();
  if (search.show) {
    return <EmptyState title={t("projects.none_here")}>{t("projects.none_here_text")}</EmptyState>;
  }
  return (
    <EmptyState
      icon={<PartnersIcon size={24} aria-hidden="true" />}
      title={t("projects.none")}
      action={onBegin ? <Button onClick={onBegin}>{t("projects.begin")}</Button> : null}
    >
      {t("projects.none_text")}
    </EmptyState>
  );
}

function useColumns(own: { id: string; slug: string }): Column<ProjectListItem>[] {
  const t = useT();
  const format = useFormat();
  const now = useNow();
  return [
    {
      id: "title",
      header: t("projects.project"),
      width: "34%",
      cell: (row) => (
        <>
          <Link to="/o/$org/projects/$id" params={{ org: own.slug, id: row.id }} className="row-title">
            {row.title}
          </Link>
          <span className="row-sub">{row.number}</span>
        </>
      ),
    },
    {
      id: "phase",
      header: t("projects.phase"),
      width: "20%",
      cell: (row) =>
        row.status === "active" && row.phase ? (
          <>
            {row.phase}
            {row.gate_on ? (
              <span className="row-sub">
                {t("projects.gate_on", { day: dayText(format, row.gate_on, now) })}
              </span>
            ) : null}
          </>
        ) : (
          <StatusPill status={row.status} />
        ),
    },
    {
      id: "ball",
      header: t("projects.waits_for"),
      width: "16%",
      cell: (row) => <Turn ball={row.ball} others={row.parties.filter((party) => party.id !== own.id)} />,
    },
    {
      id: "parties",
      header: t("projects.with"),
      width: "18%",
      wideOnly: true,
      cell: (row) =>
        row.parties
          .filter((party) => party.id !== own.id)
          .map((party) => party.name)
          .join(", ") || <span className="text-ink-3">{t("projects.nobody_yet")}</span>,
    },
    {
      id: "activity",
      header: t("projects.activity"),
      width: "12%",
      wideOnly: true,
      cell: (row) => <Time at={row.activity_at} />,
    },
  ];
}
