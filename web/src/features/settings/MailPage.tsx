import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useActing } from "~/api/queries/me";
import { mailQuery } from "~/api/queries/mine";
import type { FullMail } from "~/api/types";
import { MailState } from "~/features/common/mailColumns";
import { recordLink } from "~/features/common/recordPage";
import { useT } from "~/i18n";
import { showMail } from "~/lib/mail-frame";
import { ErrorState, Loading, Notice, Time } from "~/ui/bits";
import { Link } from "~/ui/Link";
import { Tabs } from "~/ui/Tabs";

export function MailPage() {
  const t = useT();
  const { id } = useParams({ from: "/o/$org/settings/mails/$id" });
  const org = useActing().organisation.slug;
  const query = useQuery(mailQuery(id));
  return (
    <>
      <p className="mb-3 text-s">
        <Link to="/o/$org/settings/mails" params={{ org }}>
          ← {t("settings.mail_back")}
        </Link>
      </p>
      {query.isPending ? <Loading lines={8} /> : null}
      {query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data ? <Mail mail={query.data} /> : null}
    </>
  );
}

function Mail({ mail }: { mail: FullMail }) {
  const t = useT();
  const org = useActing().organisation.slug;
  return (
    <article>
      <h2 className="text-l">{mail.subject}</h2>
      <p className="mt-1 mb-4 flex flex-wrap items-center gap-x-3 gap-y-1 text-s text-ink-2">
        <MailState state={mail.state} />
        <span className="wrap-anywhere">
          {t("settings.mail_to")}: {mail.to}
        </span>
        <Time at={mail.sent_at ?? mail.created_at} as="full" />
        {mail.record ? (
          <Link {...recordLink(org, mail.record, mail.relationship_id)}>{mail.record.number}</Link>
        ) : null}
      </p>
      {mail.html === null ? (
        <Notice>{t(mail.state === "waiting" ? "settings.mail_unwritten" : "settings.mail_secret")}</Notice>
      ) : (
        <Text html={mail.html} text={mail.text} subject={mail.subject} />
      )}
    </article>
  );
}

function Text({ html, text, subject }: { html: string; text: string | null; subject: string }) {
  const t = useT();
  const [view, setView] = useState<"html" | "text">("html");
  return (
    <Tabs
      label={t("settings.mail_view")}
      items={[
        { id: "html", label: t("settings.mail_html") },
        { id: "text", label: t("settings.mail_text") },
      ]}
      value={view}
      onChange={setView}
    >
      <div className="mt-4">
        {view === "html" ? (
          <MailFrame html={html} title={t("settings.mail_frame", { subject })} />
        ) : (
          <pre className="card overflow-x-auto font-mono text-s whitespace-pre-wrap">{text}</pre>
        )}
      </div>
    </Tabs>
  );
}

/** A mail as its reader sees it, in a frame that may neither run script, nor send a form, nor open a window. */
function MailFrame({ html, title }: { html: string; title: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    if (frame.current) showMail(frame.current, html);
  }, [html]);
  return (
    <iframe
      ref={frame}
      title={title}
      sandbox="allow-same-origin"
      className="h-[70vh] w-full rounded-card border border-line bg-white"
    />
  );
}
