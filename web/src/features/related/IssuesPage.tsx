/** Major issues: one cause behind complaints of many customers. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useActing, useCan } from "~/api/queries/me";
import { issuesQuery } from "~/api/queries/related";
import type { IssueItem } from "~/api/types-related";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { EmptyState, Time } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { LinkIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { type Column, DataTable } from "~/ui/Table";
import { IssueForm } from "./IssueForm";
import { IssuePill } from "./IssuePill";
import "./related.css";

const route = getRouteApi("/o/$org/issues/");
const STATES = ["open", "closed"] as const;

export function IssuesPage() {
  const t = useT();
  const org = useActing().organisation.slug;
  const mayOpen = useCan()("write");
  const status = route.useSearch().status === "closed" ? "closed" : "open";
  const [opening, setOpening] = useState(false);
  const query = useInfiniteQuery(issuesQuery({ status }));
  const open = mayOpen ? (
    <Button tone="primary" onClick={() => setOpening(true)}>
      {t("related.issue_open")}
    </Button>
  ) : null;
  return (
    <Page title={t("related.issues")} lead={t("related.issues_lead")} width="wide" actions={open}>
      <nav className="mb-4 flex gap-2" aria-label={t("related.issue_filter")}>
        {STATES.map((each) => (
          <Link
            key={each}
            to="/o/$org/issues"
            params={{ org }}
            search={{ status: each }}
            activeProps={{}}
            aria-current={each === status ? "true" : undefined}
            className={cx("chip", each === status && "chip-set")}
          >
            {t(`related.filter_${each}`)}
          </Link>
        ))}
      </nav>
      <DataTable
        label={t("related.issues")}
        columns={useColumns(org)}
        query={query}
        rowKey={(row) => row.id}
        fresh={(row) => row.unread}
        linked
        empty={
          <EmptyState icon={<LinkIcon size={24} aria-hidden="true" />} title={t("related.no_issues")}>
            {t(status === "open" ? "related.no_issues_text" : "related.no_closed_text")}
          </EmptyState>
        }
      />
      {opening ? <IssueForm onClose={() => setOpening(false)} /> : null}
    </Page>
  );
}

function useColumns(org: string): Column<IssueItem>[] {
  const t = useT();
  return [
    {
      id: "title",
      header: t("related.issue"),
      width: "40%",
      cell: (row) => (
        <>
          <Link to="/o/$org/issues/$id" params={{ org, id: row.id }} className="row-title">
            {row.title}
          </Link>
          <span className="row-sub">{[row.number, row.product, row.lot].filter(Boolean).join(" · ")}</span>
        </>
      ),
    },
    {
      id: "status",
      header: t("related.status"),
      width: "12%",
      cell: (row) => <IssuePill status={row.status} />,
    },
    {
      id: "reach",
      header: t("related.reach"),
      width: "20%",
      cell: (row) => (
        <>
          {t("related.n_complaints", { count: row.complaints })}
          <span className="row-sub">{t("related.n_customers", { count: row.customers })}</span>
        </>
      ),
    },
    { id: "owner", header: t("related.owner"), width: "14%", wideOnly: true, cell: (row) => row.owner?.name },
    {
      id: "activity",
      header: t("related.activity"),
      width: "14%",
      wideOnly: true,
      cell: (row) => <Time at={row.activity_at} />,
    },
  ];
}
