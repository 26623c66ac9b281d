/** Changing an own message, taking it back, and sharing a private one after seeing what the other side will read. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import type { Entry } from "~/api/types";
import { useT } from "~/i18n";
import { serverHtml } from "~/lib/safe-html";
import { Avatar, Skeleton } from "~/ui/bits";
import { Confirm } from "~/ui/Confirm";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { TextArea } from "~/ui/fields";
import { useThreadInfo } from "./context";
import { Files } from "./Files";
import { putEntry } from "./lanes";
import { Mentions } from "./mentions";
import { useRendered } from "./useRendered";

export type EntryDialog = "share" | "revise" | "retract";
const MAX_BODY = 20_000;

export function EntryDialogs({
  entry,
  open,
  onClose,
}: {
  entry: Entry;
  open: EntryDialog | null;
  onClose: () => void;
}) {
  switch (open) {
    case "share":
      return <Share entry={entry} onClose={onClose} />;
    case "revise":
      return <Revise entry={entry} onClose={onClose} />;
    case "retract":
      return <Retract entry={entry} onClose={onClose} />;
    default:
      return null;
  }
}

function usePath(entry: Entry): string {
  const { threadId } = useThreadInfo();
  return `/threads/${encodeURIComponent(threadId)}/entries/${encodeURIComponent(entry.id)}`;
}

function Revise({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const { threadId } = useThreadInfo();
  const path = usePath(entry);
  const [mentions] = useState(() => new Mentions());
  const [first] = useState(() => mentions.shown(entry.body ?? ""));
  return (
    <Dialog title={t("thread.revise_title")} wide onClose={onClose}>
      <Form
        onSubmit={async (values) => {
          const changed = await api.post<Entry>(`${path}/revise`, {
            body: mentions.stored(values.text("body")),
          });
          putEntry(client, threadId, { ...changed, mine: true });
          onClose();
        }}
      >
        <TextArea
          name="body"
          label={t("thread.message")}
          help={t("thread.revise_help")}
          defaultValue={first}
          rows={7}
          maxLength={MAX_BODY}
          required
          autoFocus
        />
        <FormActions submit={t("common.save")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}

function Retract({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const { threadId } = useThreadInfo();
  const path = usePath(entry);
  return (
    <Confirm
      title={t("thread.retract_title")}
      action={t("thread.retract_now")}
      danger
      onConfirm={async () => {
        const changed = await api.post<Entry>(`${path}/retract`);
        putEntry(client, threadId, { ...changed, mine: true });
      }}
      onClose={onClose}
    >
      {t("thread.retract_text")}
    </Confirm>
  );
}

function Share({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const { threadId, complaint, own } = useThreadInfo();
  const org = complaint.counterpart.name;
  const path = usePath(entry);
  const [mentions] = useState(() => new Mentions());
  const [text, setText] = useState(() => mentions.shown(entry.body ?? ""));
  const html = useRendered(mentions.stored(text));
  return (
    <Dialog title={t("thread.share_title", { org })} wide onClose={onClose}>
      <Form
        onSubmit={async () => {
          const copy = await api.post<Entry>(`${path}/share`, { body: mentions.stored(text.trim()) });
          putEntry(client, threadId, copy);
          onClose();
        }}
      >
        <TextArea
          name="body"
          label={t("thread.share_text")}
          help={t("thread.share_help")}
          value={text}
          onChange={setText}
          rows={4}
          maxLength={MAX_BODY}
          required={entry.files.length === 0}
          autoFocus
        />
        <div>
          <h3 className="mb-2 text-s font-medium">{t("thread.share_preview", { org })}</h3>
          <div className="msg">
            <Avatar name={entry.actor?.name ?? own.name} />
            <div className="msg-card bg-bg">
              <div className="by">
                <b>{entry.actor?.name ?? t("thread.system")}</b>
                <span>{own.name}</span>
              </div>
              {html === undefined ? (
                <Skeleton className="mt-2" width="80%" />
              ) : (
                <div className="prose mt-1.5" dangerouslySetInnerHTML={serverHtml(html)} />
              )}
              <Files files={entry.files} />
            </div>
          </div>
        </div>
        <FormActions submit={t("thread.share_button", { org })} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
