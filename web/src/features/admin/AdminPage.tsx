import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { useActing } from "~/api/queries/me";
import { organisationMailsQuery, organisationSessionsQuery } from "~/api/queries/organisation";
import { keys } from "~/api/query";
import type { MailView, MemberSessionView } from "~/api/types";
import { eventLabel } from "~/features/common/labels";
import { MailState } from "~/features/common/mailColumns";
import { recordLink } from "~/features/common/recordPage";
import { SessionDevice } from "~/features/common/SessionCells";
import { useAction } from "~/features/common/useAction";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { EmptyState, Time } from "~/ui/bits";
import { Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { type Column, DataTable } from "~/ui/Table";
import { Tabs } from "~/ui/Tabs";

export function AdminPage() {
  const t = useT();
  const { organisation } = useActing();
  const [tab, setTab] = useState<"sessions" | "mails">("sessions");
  return (
    <Page title={t("admin.title")} lead={t("admin.lead", { organisation: organisation.name })}>
      <Tabs
        label={t("admin.tabs")}
        items={[
          { id: "sessions", label: t("admin.sessions") },
          { id: "mails", label: t("admin.mails") },
        ]}
        value={tab}
        onChange={setTab}
      >
        <div className="mt-4">{tab === "sessions" ? <Sessions /> : <Mails />}</div>
      </Tabs>
    </Page>
  );
}

function Sessions() {
  const t = useT();
  const query = useInfiniteQuery(organisationSessionsQuery);
  const [run, pending] = useAction();
  const columns: Column<MemberSessionView>[] = [
    {
      id: "person",
      header: t("admin.person"),
      cell: (session) => <span className="text-m font-medium text-ink">{session.person}</span>,
    },
    { id: "device", header: t("settings.device"), cell: (session) => <SessionDevice session={session} /> },
    {
      id: "seen",
      header: t("settings.session_seen"),
      cell: (session) => <Time at={session.last_seen_at} />,
    },
    {
      id: "end",
      header: t("admin.end"),
      hiddenHeader: true,
      cell: (session) =>
        session.current ? null : (
          <div className="row-actions">
            <Button
              small
              pending={pending}
              onClick={() =>
                run(() => api.delete(`/organisation/sessions/${session.id}`), {
                  stale: [keys.organisationSessions],
                  done: t("admin.ended"),
                })
              }
            >
              {t("admin.end")}
            </Button>
          </div>
        ),
    },
  ];
  return (
    <DataTable
      label={t("admin.sessions")}
      columns={columns}
      query={query}
      rowKey={(session) => session.id}
      empty={<EmptyState title={t("admin.no_sessions")} />}
    />
  );
}

function Mails() {
  const t = useT();
  const org = useActing().organisation.slug;
  const query = useInfiniteQuery(organisationMailsQuery);
  const columns: Column<MailView>[] = [
    {
      id: "to",
      header: t("settings.mail_to"),
      cell: (mail) => <span className="font-medium text-ink wrap-anywhere">{mail.to}</span>,
    },
    { id: "event", header: t("settings.mail_event"), cell: (mail) => eventLabel(t, mail.event) },
    {
      id: "record",
      header: t("admin.record"),
      cell: (mail) =>
        mail.record ? (
          <Link {...recordLink(org, mail.record, mail.relationship_id)}>{mail.record.number}</Link>
        ) : null,
    },
    { id: "state", header: t("settings.mail_state"), cell: (mail) => <MailState state={mail.state} /> },
    {
      id: "when",
      header: t("settings.mail_when"),
      cell: (mail) => <Time at={mail.sent_at ?? mail.created_at} />,
    },
  ];
  return (
    <>
      <p className="mb-3 text-s text-ink-3">{t("admin.mails_note")}</p>
      <DataTable
        label={t("admin.mails")}
        columns={columns}
        query={query}
        rowKey={(mail) => mail.id}
        empty={<EmptyState title={t("admin.no_mails")} />}
      />
    </>
  );
}
