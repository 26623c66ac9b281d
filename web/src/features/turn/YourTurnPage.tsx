/** The first page: what waits for me, grouped by what has to be done. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { complaintsQuery, countsQuery } from "~/api/queries/complaints";
import { useActing, useCan } from "~/api/queries/me";
import { organisationQuery } from "~/api/queries/organisation";
import type { ComplaintListItem } from "~/api/types";
import { isGuest } from "~/features/shell/nav";
import { useT } from "~/i18n";
import { Ball } from "~/ui/Ball";
import { Button } from "~/ui/Button";
import { EmptyState, ErrorState, Notice, Skeleton, Time } from "~/ui/bits";
import { CheckIcon, EditIcon } from "~/ui/icons";
import { ButtonLink, Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { Severity } from "~/ui/status";
import { type Column, Table } from "~/ui/Table";
import { Asks, useAsks } from "./Asks";
import { GroupTitle } from "./GroupTitle";
import { GROUPS, groupOf } from "./groups";
import { Meetings, useMeetingsAhead } from "./Meetings";
import { Projects, useProjectsAhead } from "./Projects";
import { Signatures, useSignatures } from "./Signatures";

const GuestCases = lazy(() => import("./GuestCases"));
const waiting = complaintsQuery({ ball: "mine", open: true, limit: 100 });
/** Above this the server stops counting. */
const SHOWN_COUNT = 99;
const unfinished = complaintsQuery({ status: "draft", limit: 25 });

export function YourTurnPage() {
  return isGuest(useActing()) ? (
    <Suspense fallback={null}>
      <GuestCases />
    </Suspense>
  ) : (
    <OwnTurn />
  );
}

function OwnTurn() {
  const t = useT();
  const org = useActing().organisation.slug;
  const mine = useInfiniteQuery(waiting);
  const drafts = useInfiniteQuery(unfinished);
  const asks = useAsks();
  // What is asked says better what to do than where the complaint stands.
  const asked = new Set(asks.items.map((ask) => ask.record.id));
  const rows = (mine.data?.pages.flatMap((page) => page.items) ?? []).filter(
    (row) => row.status !== "draft" && !asked.has(row.id),
  );
  const meetings = useMeetingsAhead();
  const projects = useProjectsAhead();
  const signatures = useSignatures();
  // All of it at once: what comes in later would push away what somebody is about to click.
  const pending =
    mine.isPending || meetings.pending || projects.pending || signatures.pending || asks.pending;
  const nothing =
    rows.length + asked.size + meetings.waiting.length + projects.count + signatures.items.length === 0;
  // As the sidebar counts: each record once, however much waits in it.
  const waits = useQuery(countsQuery).data?.your_turn ?? 0;
  const draftRows = drafts.data?.pages.flatMap((page) => page.items) ?? [];
  const groups = GROUPS.map((group) => ({
    group,
    rows: rows.filter((row) => groupOf(row) === group).sort(longestFirst),
  })).filter((each) => each.rows.length > 0);

  return (
    <Page
      title={t("turn.title")}
      lead={
        waits > 0
          ? t(waits > SHOWN_COUNT ? "turn.lead_many" : "turn.lead", { count: Math.min(waits, SHOWN_COUNT) })
          : undefined
      }
      actions={
        <ButtonLink to="/o/$org/tasks" params={{ org }}>
          {t("turn.tasks")}
        </ButtonLink>
      }
    >
      <SetupBanner />
      {pending ? <LoadingGroups /> : null}
      {mine.isError && rows.length === 0 ? (
        <ErrorState error={mine.error} onRetry={() => void mine.refetch()} />
      ) : null}
      {!pending && mine.isSuccess && nothing ? <NothingWaits /> : null}
      <div className="flex flex-col gap-7" hidden={pending}>
        <Meetings {...meetings} />
        <Asks items={asks.items} />
        <Signatures items={signatures.items} />
        {groups.map(({ group, rows: inGroup }) => (
          <section key={group}>
            <GroupTitle title={t(`turn.group_${group}`)} count={inGroup.length} order="longest" />
            <TurnTable label={t(`turn.group_${group}`)} rows={inGroup} />
          </section>
        ))}
        {mine.hasNextPage ? (
          <Button
            className="self-center"
            pending={mine.isFetchingNextPage}
            onClick={() => void mine.fetchNextPage()}
          >
            {t("ui.show_more")}
          </Button>
        ) : null}
        <Projects {...projects} />
        {draftRows.length > 0 ? <Drafts rows={draftRows} /> : null}
      </div>
    </Page>
  );
}

function longestFirst(a: ComplaintListItem, b: ComplaintListItem): number {
  return (a.ball.since ?? a.activity_at).localeCompare(b.ball.since ?? b.activity_at);
}

function TurnTable({ label, rows }: { label: string; rows: ComplaintListItem[] }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const columns: Column<ComplaintListItem>[] = [
    {
      id: "title",
      header: t("turn.complaint"),
      width: "31%",
      cell: (row) => (
        <>
          <Link to="/o/$org/complaints/$id" params={{ org, id: row.id }} className="row-title">
            {row.title}
          </Link>
          <span className="row-sub">{[row.number, row.product, row.lot].filter(Boolean).join(" · ")}</span>
        </>
      ),
    },
    {
      id: "ball",
      width: "16%",
      header: t("turn.waiting"),
      cell: (row) => <Ball ball={row.ball} side={row.side} counterpart={row.counterpart} />,
    },
    { id: "partner", width: "14%", header: t("turn.partner"), cell: (row) => row.counterpart.name },
    {
      id: "severity",
      width: "13%",
      header: t("turn.severity"),
      cell: (row) => <Severity severity={row.severity} />,
    },
    { id: "due", width: "14%", header: t("turn.due"), cell: (row) => <Due at={row.due_at} /> },
    {
      id: "owner",
      width: "12%",
      header: t("turn.owner"),
      wideOnly: true,
      cell: (row) => row.owner?.name ?? <span className="text-ink-3">{t("turn.nobody")}</span>,
    },
  ];
  return (
    <Table
      label={label}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      linked
      fresh={(row) => row.unread}
    />
  );
}

function Due({ at }: { at: string | null }) {
  const t = useT();
  if (!at) return null;
  const late = Date.parse(at) < Date.now();
  return (
    <span className={late ? "font-medium text-bad" : undefined}>
      {late ? t("turn.late") : null} <Time at={at} as="deadline" />
    </span>
  );
}

function Drafts({ rows }: { rows: ComplaintListItem[] }) {
  const t = useT();
  const org = useActing().organisation.slug;
  return (
    <section>
      <h2 className="mb-2.5">
        {t("turn.drafts")} <small className="ml-1">{rows.length}</small>
      </h2>
      <ul className="card flex flex-col divide-y divide-line py-1">
        {rows.map((row) => (
          <li key={row.id} className="flex items-center gap-3 py-2.5">
            <EditIcon size={15} className="flex-none text-ink-3" aria-hidden="true" />
            <span className="min-w-0 flex-1">
              <Link to="/o/$org/complaints/$id" params={{ org, id: row.id }} className="font-medium text-ink">
                {row.title || t("turn.untitled")}
              </Link>
              <small className="block">
                {row.counterpart.name} · <Time at={row.activity_at} />
              </small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Until the first-run questions are answered, whoever can answer them is told. */
function SetupBanner() {
  const t = useT();
  const acting = useActing();
  const asked = useCan()("manage_organisation") && !acting.sides.includes("customer");
  const organisation = useQuery({ ...organisationQuery, enabled: asked }).data;
  if (!organisation || organisation.setup_done) return null;
  return (
    <div className="mb-5">
      <Notice
        action={
          <ButtonLink to="/o/$org/setup" params={{ org: acting.organisation.slug }} small>
            {t("turn.setup_action")}
          </ButtonLink>
        }
      >
        {t("turn.setup", { organisation: organisation.name })}
      </Notice>
    </div>
  );
}

function NothingWaits() {
  const t = useT();
  const org = useActing().organisation.slug;
  const can = useCan();
  const forCustomer = can("file_for_customer");
  return (
    <EmptyState
      icon={<CheckIcon size={26} aria-hidden="true" />}
      title={t("turn.empty_title")}
      action={
        <>
          {can("file_complaint") || forCustomer ? (
            <ButtonLink to="/o/$org/complaints/new" params={{ org }} tone="primary">
              {t(can("file_complaint") ? "turn.file" : "turn.file_for")}
            </ButtonLink>
          ) : null}
          <ButtonLink to="/o/$org/complaints" params={{ org }}>
            {t("turn.all_open")}
          </ButtonLink>
        </>
      }
    >
      {t("turn.empty_text")}
    </EmptyState>
  );
}

function LoadingGroups() {
  return (
    <div className="card flex flex-col gap-4">
      {[0, 1, 2].map((row) => (
        <Skeleton key={row} height={38} />
      ))}
    </div>
  );
}
