/** The issue's only lane: what the vendor's people write among themselves, and what was done. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api } from "~/api/client";
import { useActing, useCan } from "~/api/queries/me";
import { issueQuery } from "~/api/queries/related";
import { keys } from "~/api/query";
import type { Entry } from "~/api/types";
import type { Issue } from "~/api/types-related";
import { numberFigure, textFigure } from "~/features/thread/figures";
import { laneQuery, putEntry } from "~/features/thread/lanes";
import { Msg, useT } from "~/i18n";
import { serverHtml } from "~/lib/safe-html";
import { useThreadLive } from "~/live";
import { Button } from "~/ui/Button";
import { Avatar, Card, ErrorState, Loading, Pill, Time } from "~/ui/bits";
import { Form, useFormState } from "~/ui/Form";
import { TextArea } from "~/ui/fields";
import { LockIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";

export function IssueNotes({ issue }: { issue: Issue }) {
  const t = useT();
  const client = useQueryClient();
  const acting = useActing();
  const mayWrite = useCan()("write");
  const lane = useQuery(laneQuery(issue.thread_id, "private", client));
  const [sent, setSent] = useState(0);
  const head = lane.data?.head ?? 0;
  useThreadLive(issue.thread_id, lane.data ? { shared: 0, private: head } : null, {
    onFollowed: () => void client.invalidateQueries({ queryKey: issueQuery(issue.id).queryKey }),
    onEntry: (entry) =>
      putEntry(client, issue.thread_id, { ...entry, mine: entry.actor?.membership_id === acting.id }),
  });
  useEffect(() => {
    if (head === 0) return;
    // Whoever opens the page has the few notes before their eyes.
    void api
      .post(`/threads/${issue.thread_id}/read`, { lane: "private", seq: head })
      .then(() => client.invalidateQueries({ queryKey: [...keys.issues, "list"] }))
      .catch(() => undefined);
  }, [client, issue.thread_id, head]);
  return (
    <Card title={t("related.notes")} note={t("related.notes_note", { org: acting.organisation.name })}>
      {lane.isPending ? <Loading lines={3} /> : null}
      {lane.isError ? <ErrorState error={lane.error} onRetry={() => void lane.refetch()} /> : null}
      <ol className="issue-notes">
        {lane.data?.items.map((entry) => (
          <li key={entry.id}>
            <Note entry={entry} />
          </li>
        ))}
      </ol>
      {mayWrite ? (
        <Form
          // An empty field again once a note stands above.
          key={sent}
          label={t("related.note_write")}
          className="issue-write"
          onSubmit={async (values) => {
            await api.post(`/threads/${issue.thread_id}/messages`, {
              lane: "private",
              body: values.text("body"),
              file_ids: [],
            });
            await client.invalidateQueries({ queryKey: keys.entries(issue.thread_id) });
            setSent((count) => count + 1);
          }}
        >
          <TextArea name="body" label={t("related.note_write")} rows={3} required maxLength={20000} />
          <Send />
        </Form>
      ) : null}
    </Card>
  );
}

/** A note is not what the page is for: its button stays plain. */
function Send() {
  const t = useT();
  const { pending, summary } = useFormState();
  return (
    <>
      {summary}
      <Button type="submit" pending={pending} className="self-end">
        {t("related.note_submit")}
      </Button>
    </>
  );
}

function Note({ entry }: { entry: Entry }) {
  const t = useT();
  const name = entry.actor?.name ?? t("thread.system");
  const turned = entry.kind === "issue_closed" || entry.kind === "issue_reopened";
  if (entry.kind !== "message" && !(turned && entry.body)) {
    return (
      <p className="text-s text-ink-3">
        <Happened entry={entry} name={name} /> · <Time at={entry.occurred_at} as="full" />
      </p>
    );
  }
  const told = numberFigure(entry, "broadcast");
  return (
    <article className="issue-note" aria-label={t("thread.entry_by", { name })}>
      <Avatar name={name} />
      <div className="min-w-0 flex-1">
        <header>
          <b className="font-semibold">{name}</b>
          {told !== null ? (
            <Pill>{t("related.told", { count: told })}</Pill>
          ) : entry.kind === "issue_closed" ? (
            <Pill tone="good">{t("related.status_closed")}</Pill>
          ) : entry.kind === "issue_reopened" ? (
            <Pill>{t("related.reopened")}</Pill>
          ) : (
            <LockIcon size={11} className="text-private" aria-hidden="true" />
          )}
          <Time at={entry.occurred_at} as="full" className="text-xs text-ink-3" />
        </header>
        {entry.body_html ? (
          <div className="prose" dangerouslySetInnerHTML={serverHtml(entry.body_html)} />
        ) : (
          <p className="text-ink-3 italic">{t("thread.retracted")}</p>
        )}
      </div>
    </article>
  );
}

function Happened({ entry, name }: { entry: Entry; name: string }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const id = textFigure(entry, "record_id");
  const number = textFigure(entry, "number");
  if ((entry.kind === "linked" || entry.kind === "unlinked") && id && number) {
    const complaint = (
      <Link to="/o/$org/complaints/$id" params={{ org, id }} className="underline">
        {number}
      </Link>
    );
    return <Msg id={`related.event_${entry.kind}`} values={{ who: name, complaint }} />;
  }
  const known = `related.event_${entry.kind}` as "related.event_edited";
  switch (entry.kind) {
    case "issue_opened":
    case "issue_closed":
    case "issue_reopened":
    case "edited":
      return t(known, { who: name });
    default:
      return t("related.event_other", { who: name });
  }
}
