/** One major issue: its complaints by customer, one message to all of them, notes of the own side. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "~/api/client";
import { ApiError, errorText } from "~/api/errors";
import { useActing } from "~/api/queries/me";
import { issueQuery } from "~/api/queries/related";
import { keys } from "~/api/query";
import type { ComplaintListItem } from "~/api/types";
import type { Issue, IssueAction } from "~/api/types-related";
import { NotFoundPage, PendingPage } from "~/features/shell/StatePages";
import { useT } from "~/i18n";
import { serverHtml } from "~/lib/safe-html";
import { Ball } from "~/ui/Ball";
import { Button, IconButton } from "~/ui/Button";
import { Card, ErrorState, Time } from "~/ui/bits";
import { CloseIcon, LockIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { Menu } from "~/ui/Menu";
import { Page } from "~/ui/Page";
import { StatusPill } from "~/ui/status";
import { toast } from "~/ui/toast";
import { AddComplaint, Broadcast, CloseIssue, ReopenIssue } from "./IssueDialogs";
import { IssueForm } from "./IssueForm";
import { IssueNotes } from "./IssueNotes";
import { IssuePill } from "./IssuePill";
import "./related.css";

const route = getRouteApi("/o/$org/issues/$id");

export function IssuePage() {
  const { id } = route.useParams();
  const query = useQuery(issueQuery(id));
  if (query.isPending) return <PendingPage />;
  if (query.error instanceof ApiError && query.error.status === 404) return <NotFoundPage />;
  if (query.isError) {
    return (
      <div className="page page-narrow">
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  return <Loaded issue={query.data} />;
}

type Open = "broadcast" | "add" | "edit" | "close" | "reopen" | null;

function Loaded({ issue }: { issue: Issue }) {
  const t = useT();
  const acting = useActing();
  const [open, setOpen] = useState<Open>(null);
  const may = (name: IssueAction) => issue.actions.some((action) => action.name === name && action.allowed);
  const close = () => setOpen(null);
  const navigate = useNavigate();
  const begin = () =>
    void navigate({
      to: "/o/$org/projects",
      params: { org: acting.organisation.slug },
      search: { from: issue.id },
    });
  const more = [
    ...(may("edit") ? [{ id: "edit", label: t("related.issue_edit") }] : []),
    ...(may("edit") ? [{ id: "project", label: t("related.begin_project") }] : []),
    ...(may("close") ? [{ id: "close", label: t("related.issue_close") }] : []),
  ];
  return (
    <Page
      title={issue.title}
      crumb={
        <>
          <Link to="/o/$org/issues" params={{ org: acting.organisation.slug }}>
            {t("related.issues")}
          </Link>
          {" / "}
          <span className="text-ink-2">{issue.number}</span>
        </>
      }
      lead={<Facts issue={issue} />}
      actions={
        <>
          {may("add_complaint") ? (
            <Button onClick={() => setOpen("add")}>{t("related.add_complaint")}</Button>
          ) : null}
          {may("broadcast") ? (
            <Button tone="primary" onClick={() => setOpen("broadcast")}>
              {t("related.broadcast")}
            </Button>
          ) : null}
          {may("reopen") ? (
            <Button onClick={() => setOpen("reopen")}>{t("related.issue_reopen_open")}</Button>
          ) : null}
          {more.length > 0 ? (
            <Menu
              label={t("complaints.more_actions")}
              placement="bottom end"
              trigger={<Button tone="quiet">{t("complaints.more")}</Button>}
              sections={[{ id: "more", entries: more }]}
              onAction={(id) => (id === "project" ? begin() : setOpen(id as Open))}
            />
          ) : null}
        </>
      }
    >
      <div className="issue">
        <div className="prose" dangerouslySetInnerHTML={serverHtml(issue.description_html)} />
        <ByCustomer issue={issue} removable={may("remove_complaint")} />
        <IssueNotes issue={issue} />
      </div>
      {open === "broadcast" ? <Broadcast issue={issue} onClose={close} /> : null}
      {open === "add" ? <AddComplaint issue={issue} onClose={close} /> : null}
      {open === "edit" ? <IssueForm issue={issue} onClose={close} /> : null}
      {open === "close" ? <CloseIssue issue={issue} onClose={close} /> : null}
      {open === "reopen" ? <ReopenIssue issue={issue} onClose={close} /> : null}
    </Page>
  );
}

function Facts({ issue }: { issue: Issue }) {
  const t = useT();
  const org = useActing().organisation.name;
  const held = issue.actions.some((action) => action.name === "reopen" && action.reason === "in_other_issue");
  return (
    <span className="issue-facts">
      <IssuePill status={issue.status} />
      {issue.product ? <span>{issue.product}</span> : null}
      {issue.lot ? <span>{t("related.lot_n", { lot: issue.lot })}</span> : null}
      {issue.owner ? <span>{t("related.owned_by", { name: issue.owner.name })}</span> : null}
      <span>
        {t(issue.closed_at ? "related.closed_on" : "related.opened_on")}{" "}
        <Time at={issue.closed_at ?? issue.created_at} as="date" />
      </span>
      <span className="lane-mark">
        <LockIcon size={11} aria-hidden="true" />
        {t("related.only_us", { org })}
      </span>
      {held ? <span className="text-ink-3">{t("related.reopen_held")}</span> : null}
    </span>
  );
}

function byCustomer(complaints: readonly ComplaintListItem[]): ComplaintListItem[][] {
  const groups = new Map<string, ComplaintListItem[]>();
  for (const complaint of complaints) {
    const { id } = complaint.customer;
    groups.set(id, [...(groups.get(id) ?? []), complaint]);
  }
  return [...groups.values()].sort((a, b) =>
    (a[0]?.customer.name ?? "").localeCompare(b[0]?.customer.name ?? ""),
  );
}

function ByCustomer({ issue, removable }: { issue: Issue; removable: boolean }) {
  const t = useT();
  const groups = byCustomer(issue.complaints);
  const note = t("related.reach_of", {
    complaints: t("related.n_complaints", { count: issue.complaints.length }),
    customers: t("related.n_customers", { count: groups.length }),
  });
  return (
    <Card title={t("related.complaints")} note={issue.complaints.length > 0 ? note : undefined}>
      {groups.length === 0 ? <p className="text-ink-3">{t("related.none_yet")}</p> : null}
      {groups.map((group) => (
        <section key={group[0]?.customer.id} className="issue-customer">
          <h3>{group[0]?.customer.name}</h3>
          <ul>
            {group.map((complaint) => (
              <Child key={complaint.id} issue={issue} complaint={complaint} removable={removable} />
            ))}
          </ul>
        </section>
      ))}
    </Card>
  );
}

function Child({
  issue,
  complaint,
  removable,
}: {
  issue: Issue;
  complaint: ComplaintListItem;
  removable: boolean;
}) {
  const t = useT();
  const org = useActing().organisation.slug;
  const remove = useTakeOut(issue, complaint);
  return (
    <li className="issue-child">
      <Link to="/o/$org/complaints/$id" params={{ org, id: complaint.id }}>
        <span className="text-ink-3">{complaint.number}</span> {complaint.title}
      </Link>
      <span className="issue-child-state">
        <StatusPill status={complaint.status} label={complaint.status_label} mine={complaint.ball.mine} />
        <Ball ball={complaint.ball} side={complaint.side} counterpart={complaint.counterpart} />
      </span>
      {removable ? (
        <IconButton
          small
          label={t("related.take_out", { number: complaint.number })}
          icon={<CloseIcon size={14} aria-hidden="true" />}
          onClick={remove}
        />
      ) : null}
    </li>
  );
}

/** Takes a complaint out at once and offers to put it back. */
function useTakeOut(issue: Issue, complaint: ComplaintListItem): () => void {
  const t = useT();
  const client = useQueryClient();
  const path = `/issues/${issue.id}/complaints`;
  const run = (work: Promise<unknown>) =>
    work
      .catch((error: unknown) => toast({ text: errorText(t, error), tone: "bad" }))
      .finally(() => {
        void client.invalidateQueries({ queryKey: keys.complaint(complaint.id) });
        return client.invalidateQueries({ queryKey: keys.issues });
      });
  return () => {
    client.setQueryData<Issue>([...keys.issues, issue.id], (now) =>
      now ? { ...now, complaints: now.complaints.filter((each) => each.id !== complaint.id) } : now,
    );
    void run(api.delete(`${path}/${complaint.id}`));
    toast({
      text: t("related.taken_out", { number: complaint.number }),
      action: {
        label: t("common.undo"),
        run: () => void run(api.post(path, { complaint_id: complaint.id })),
      },
    });
  };
}
