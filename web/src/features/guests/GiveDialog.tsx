/** Gives an entry of the shared conversation to a third party, after a look at exactly what it will read. */
import { useQueryClient } from "@tanstack/react-query";
import { api } from "~/api/client";
import type { Entry } from "~/api/types";
import { type Audience, namesOf, readersText } from "~/features/thread/audience";
import { useThreadInfo } from "~/features/thread/context";
import { Files } from "~/features/thread/Files";
import { putEntry } from "~/features/thread/lanes";
import { useT } from "~/i18n";
import { serverHtml } from "~/lib/safe-html";
import { Avatar } from "~/ui/bits";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { toast } from "~/ui/toast";

export default function GiveDialog({
  entry,
  to,
  onClose,
}: {
  entry: Entry;
  to: Audience;
  onClose: () => void;
}) {
  const t = useT();
  const client = useQueryClient();
  const { threadId, own } = useThreadInfo();
  const org = namesOf(t, to.others);
  const name = entry.actor?.name ?? t("thread.system");
  return (
    <Dialog title={t("guests.give_title", { org })} wide onClose={onClose}>
      <Form
        label={t("guests.give_title", { org })}
        onSubmit={async () => {
          const path = `/threads/${encodeURIComponent(threadId)}/lanes/${encodeURIComponent(to.lane)}/give`;
          const given = await api.post<{ items: Entry[] }>(
            path,
            { entry_ids: [entry.id] },
            { idempotencyKey: crypto.randomUUID() },
          );
          for (const copy of given.items) putEntry(client, threadId, copy);
          toast({ text: t("guests.given", { org }) });
          onClose();
        }}
      >
        <p className="text-ink-2">
          {t("guests.give_about", { org })} {readersText(t, own, to)}
        </p>
        <div className="msg aside aside-named">
          <Avatar name={name} />
          <div className="msg-card">
            <div className="by">
              <b>{name}</b>
              <span>{entry.actor?.organisation.name}</span>
            </div>
            {entry.body_html ? (
              <div className="prose mt-1.5" dangerouslySetInnerHTML={serverHtml(entry.body_html)} />
            ) : (
              <p className="mt-1.5 text-ink-3">{t("guests.give_no_words")}</p>
            )}
            <Files files={entry.files} />
          </div>
        </div>
        <FormActions submit={t("guests.give_submit", { org })} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
