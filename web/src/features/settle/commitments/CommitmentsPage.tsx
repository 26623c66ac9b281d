/** What we owe and what we are owed, over all complaints, by due date. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useActing } from "~/api/queries/me";
import { commitmentsQuery } from "~/api/queries/settle";
import type { Commitment, ListedCommitment } from "~/api/types-settle";
import { recordLink } from "~/features/common/recordPage";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { EmptyState } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { CheckIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { type Column, DataTable } from "~/ui/Table";
import { awaitsReturn } from "../words";
import { CommitmentActions } from "./CommitmentActions";
import { AwaitsReturn, CommitmentDue, CommitmentStatePill, commitmentText, isOurs } from "./parts";
import { type CommitmentSearch, STATES_OF, understood } from "./search";

const route = getRouteApi("/o/$org/commitments");

export function CommitmentsPage() {
  const t = useT();
  const format = useFormat();
  const acting = useActing();
  const org = acting.organisation.slug;
  const search = understood({ ...route.useSearch() });
  const state = search.state ?? "pending";
  const query = useInfiniteQuery(
    commitmentsQuery({ side: search.side, owner: search.owner, state: STATES_OF[state] }),
  );
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const columns: Column<ListedCommitment>[] = [
    {
      id: "what",
      header: t("settle.commitment"),
      width: "28%",
      cell: (row) => (
        <>
          <Link
            {...recordLink(org, row.record)}
            {...(row.record.kind === "complaint" ? { to: "/o/$org/complaints/$id/commitments" } : null)}
            className="row-title"
          >
            {commitmentText(t, format, row)}
          </Link>
          <span className="row-sub">{[row.record.number, row.record.title].filter(Boolean).join(" · ")}</span>
        </>
      ),
    },
    {
      id: "partner",
      header: t("settle.with_whom"),
      width: "15%",
      cell: (row) => <span className="wrap-anywhere">{row.counterpart.name}</span>,
    },
    { id: "who", header: t("settle.who_owes"), width: "13%", cell: (row) => <Owes commitment={row} /> },
    {
      id: "due",
      header: t("settle.due"),
      width: "12%",
      cell: (row) => (
        <>
          <CommitmentDue commitment={row} />
          {awaitsReturn(row, rows) ? <AwaitsReturn /> : null}
        </>
      ),
    },
    {
      id: "state",
      header: t("settle.commitment_state"),
      width: "12%",
      cell: (row) => <CommitmentStatePill commitment={row} waits={awaitsReturn(row, rows)} />,
    },
    {
      id: "do",
      header: t("settle.actions"),
      hiddenHeader: true,
      width: "20%",
      cell: (row) => (
        <CommitmentActions
          commitment={row}
          counterpart={row.counterpart.name}
          waits={awaitsReturn(row, rows)}
        />
      ),
    },
  ];
  return (
    <Page title={t("settle.commitments")} lead={t("settle.commitments_lead")} width="wide">
      <Filters search={search} />
      <DataTable
        label={t("settle.commitments")}
        columns={columns}
        query={query}
        rowKey={(row) => row.id}
        linked
        empty={
          <EmptyState icon={<CheckIcon size={24} aria-hidden="true" />} title={t("settle.nothing_owed")}>
            {t("settle.nothing_owed_text")}
          </EmptyState>
        }
      />
    </Page>
  );
}

function Owes({ commitment }: { commitment: Commitment }) {
  const t = useT();
  return (
    <>
      {t(isOurs(commitment) ? "settle.we" : "settle.they")}
      {commitment.owner ? <span className="row-sub">{commitment.owner.name}</span> : null}
    </>
  );
}

function Filters({ search }: { search: CommitmentSearch }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const { side: _side, owner: _owner, ...kept } = search;
  const { state: _state, ...whose } = search;
  const groups = [
    [
      { label: t("settle.filter_all"), search: kept, on: !search.side && !search.owner },
      {
        label: t("settle.filter_ours"),
        search: { ...kept, side: "mine" as const },
        on: search.side === "mine",
      },
      {
        label: t("settle.filter_theirs"),
        search: { ...kept, side: "theirs" as const },
        on: search.side === "theirs",
      },
      { label: t("settle.filter_me"), search: { ...kept, owner: "me" as const }, on: search.owner === "me" },
    ],
    [
      { label: t("settle.filter_pending"), search: whose, on: (search.state ?? "pending") === "pending" },
      {
        label: t("settle.filter_late"),
        search: { ...whose, state: "late" as const },
        on: search.state === "late",
      },
      {
        label: t("settle.filter_done"),
        search: { ...whose, state: "done" as const },
        on: search.state === "done",
      },
    ],
  ];
  return (
    <nav className="mb-4 flex flex-wrap gap-x-6 gap-y-2" aria-label={t("settle.filters")}>
      {groups.map((group) => (
        <span key={group[0]?.label} className="flex flex-wrap gap-2">
          {group.map((each) => (
            <Link
              key={each.label}
              to="/o/$org/commitments"
              params={{ org }}
              search={each.search}
              activeProps={{}}
              aria-current={each.on ? "true" : undefined}
              className={cx("chip", each.on && "chip-set")}
            >
              {each.label}
            </Link>
          ))}
        </span>
      ))}
    </nav>
  );
}
