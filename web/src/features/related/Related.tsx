/** What a complaint belongs together with, each with where it stands. Loaded with the rail, not with the page. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { api } from "~/api/client";
import { errorText } from "~/api/errors";
import { ideasFromQuery } from "~/api/queries/ideas";
import { useActing } from "~/api/queries/me";
import { issuesBehindQuery, linksQuery } from "~/api/queries/related";
import { keys } from "~/api/query";
import type { Complaint } from "~/api/types";
import type { RelatedLink, RelatedLinks } from "~/api/types-related";
import { useT } from "~/i18n";
import { Button, IconButton } from "~/ui/Button";
import { CloseIcon, LockIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { StatusPill } from "~/ui/status";
import { toast } from "~/ui/toast";
import { linkLabel } from "./words";
import "./related.css";

const LinkDialog = lazy(() => import("./LinkDialog"));
const AddToIssueDialog = lazy(() => import("./AddToIssueDialog"));

export default function Related({ complaint }: { complaint: Complaint }) {
  const t = useT();
  const [open, setOpen] = useState<"link" | "issue" | null>(null);
  const links = useQuery(linksQuery(complaint.id)).data;
  const org = useActing().organisation.slug;
  const sells = complaint.side === "vendor";
  const issues = useQuery({ ...issuesBehindQuery(complaint.id), enabled: sells }).data?.items ?? [];
  const ideas = useQuery(ideasFromQuery(complaint.id)).data?.items ?? [];
  if (!links) return null;
  const may = (name: string) => links.actions.some((action) => action.name === name && action.allowed);
  const mayLink = may("related");
  if (links.items.length === 0 && issues.length + ideas.length === 0 && !mayLink) return null;
  const mayGroup = sells && mayLink && issues.every((issue) => issue.status === "closed");
  const close = () => setOpen(null);
  return (
    <section>
      <h2>{t("related.title")}</h2>
      {issues.map((issue) => (
        <PartOfIssue key={issue.id} id={issue.id} number={issue.number} title={issue.title} />
      ))}
      {ideas.map((idea) => (
        <p key={idea.id} className="related-issue">
          <span>{t("related.grew_into")}</span>{" "}
          <Link to="/o/$org/ideas/$id" params={{ org, id: idea.id }} className="underline">
            {idea.number} · {idea.title}
          </Link>
        </p>
      ))}
      {links.items.length > 0 ? (
        <ul className="related-list">
          {links.items.map((link) => (
            <Linked
              key={`${link.kind}-${link.record.id}`}
              complaint={complaint}
              link={link}
              removable={may("remove") && link.kind !== "follow_up"}
            />
          ))}
        </ul>
      ) : null}
      {mayLink ? (
        <div className="mt-1 flex flex-wrap gap-x-4">
          <Button tone="link" onClick={() => setOpen("link")}>
            {t("related.add")}
          </Button>
          {mayGroup ? (
            <Button tone="link" onClick={() => setOpen("issue")}>
              {t("related.add_to_issue")}
            </Button>
          ) : null}
          <Link
            to="/o/$org/projects"
            params={{ org }}
            className="inline-flex min-h-6 items-center"
            search={{ from: complaint.id, partner: complaint.counterpart.id }}
          >
            {t("related.begin_project")}
          </Link>
          {ideas.length === 0 ? (
            <Link
              to="/o/$org/ideas/new"
              params={{ org }}
              search={{ complaint: complaint.id }}
              className="inline-flex min-h-6 items-center"
            >
              {t("related.into_idea")}
            </Link>
          ) : null}
        </div>
      ) : null}
      <Suspense fallback={null}>
        {open === "link" ? <LinkDialog complaint={complaint} links={links} onClose={close} /> : null}
        {open === "issue" ? <AddToIssueDialog complaint={complaint} onClose={close} /> : null}
      </Suspense>
    </section>
  );
}

function PartOfIssue({ id, number, title }: { id: string; number: string; title: string }) {
  const t = useT();
  const acting = useActing();
  return (
    <p className="related-issue">
      <span>{t("related.part_of")}</span>{" "}
      <Link to="/o/$org/issues/$id" params={{ org: acting.organisation.slug, id }} className="underline">
        {number} · {title}
      </Link>
      <span className="lane-mark">
        <LockIcon size={11} aria-hidden="true" />
        {t("related.only_us", { org: acting.organisation.name })}
      </span>
    </p>
  );
}

function Linked({
  complaint,
  link,
  removable,
}: {
  complaint: Complaint;
  link: RelatedLink;
  removable: boolean;
}) {
  const t = useT();
  const acting = useActing();
  const remove = useRemove(complaint);
  const elsewhere = link.counterpart.id !== complaint.counterpart.id;
  return (
    <li>
      <div className="min-w-0 flex-1">
        <Link to="/o/$org/complaints/$id" params={{ org: acting.organisation.slug, id: link.record.id }}>
          {link.record.number} · {link.record.title}
        </Link>
        <small className="related-note">
          <span>{linkLabel(t, link)}</span>
          {elsewhere ? <span>{link.counterpart.name}</span> : null}
          <StatusPill status={link.status} label={link.status_label} />
        </small>
        {link.private ? (
          <span className="lane-mark">
            <LockIcon size={11} aria-hidden="true" />
            {t("related.only_us", { org: acting.organisation.name })}
          </span>
        ) : null}
      </div>
      {removable ? (
        <IconButton
          small
          label={t("related.remove", { number: link.record.number })}
          icon={<CloseIcon size={14} aria-hidden="true" />}
          onClick={() => remove(link)}
        />
      ) : null}
    </li>
  );
}

/** Takes a link away at once and offers to bring it back. */
function useRemove(complaint: Complaint): (link: RelatedLink) => void {
  const t = useT();
  const client = useQueryClient();
  const path = `/complaints/${complaint.id}/links`;
  const key = linksQuery(complaint.id).queryKey;
  const run = (work: Promise<unknown>) =>
    work
      .catch((error: unknown) => toast({ text: errorText(t, error), tone: "bad" }))
      .finally(() => client.invalidateQueries({ queryKey: keys.complaint(complaint.id) }));
  return (link) => {
    client.setQueryData<RelatedLinks>(key, (now) =>
      now ? { ...now, items: now.items.filter((each) => each !== link) } : now,
    );
    void run(api.delete(`${path}/${link.record.id}`, { params: { kind: link.kind } }));
    const again = () => {
      // From the end that it started from.
      const from = link.direction === "from" ? complaint.id : link.record.id;
      const to = link.direction === "from" ? link.record.id : complaint.id;
      void run(api.post(`/complaints/${from}/links`, { to, kind: link.kind }));
    };
    toast({
      text: t("related.removed", { number: link.record.number }),
      action: { label: t("common.undo"), run: again },
    });
  };
}
