import { useInfiniteQuery } from "@tanstack/react-query";
import { useActing, useMe } from "~/api/queries/me";
import { mailsQuery } from "~/api/queries/mine";
import type { MailView } from "~/api/types";
import { MailState } from "~/features/common/mailColumns";
import { useT } from "~/i18n";
import { EmptyState, Time } from "~/ui/bits";
import { MailIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { type Column, DataTable } from "~/ui/Table";

export function MailsPage() {
  const t = useT();
  const me = useMe();
  const org = useActing().organisation.slug;
  const query = useInfiniteQuery(mailsQuery);
  const columns: Column<MailView>[] = [
    {
      id: "subject",
      header: t("settings.mail_subject"),
      cell: (mail) => (
        <>
          <Link to="/o/$org/settings/mails/$id" params={{ org, id: mail.id }} className="row-title">
            {mail.subject}
          </Link>
          <span className="row-sub wrap-anywhere">{mail.to}</span>
        </>
      ),
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
      <p className="mb-4 text-ink-2">{t(me.demo ? "settings.mails_lead_demo" : "settings.mails_lead")}</p>
      <DataTable
        label={t("settings.mails")}
        columns={columns}
        query={query}
        rowKey={(mail) => mail.id}
        linked
        empty={
          <EmptyState icon={<MailIcon size={24} aria-hidden="true" />} title={t("settings.mails_empty")}>
            {t("settings.mails_empty_text")}
          </EmptyState>
        }
      />
    </>
  );
}
