/** Makes a complaint of its own out of a part of this one. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { api } from "~/api/client";
import { useActing } from "~/api/queries/me";
import { keys } from "~/api/query";
import type { Complaint, Entry } from "~/api/types";
import { laneQuery } from "~/features/thread/lanes";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Checkbox, TextArea, TextField } from "~/ui/fields";
import { toast } from "~/ui/toast";
import "./related.css";

const QUOTE = 110;
/** What somebody wrote or showed; steps of the case stay with it. */
const WORDS = new Set(["submitted", "message", "answered", "asked_customer", "asked_vendor", "given"]);

export default function SplitDialog({ complaint, onClose }: { complaint: Complaint; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const navigate = useNavigate();
  const org = useActing().organisation.slug;
  const entries = useQuery(laneQuery(complaint.thread_id, "shared", client)).data?.items ?? [];
  const words = entries.filter((entry) => !entry.retracted && WORDS.has(entry.kind) && hasContent(entry));
  return (
    <Dialog title={t("related.split_title", { number: complaint.number })} onClose={onClose}>
      <Form
        label={t("related.split_title", { number: complaint.number })}
        onSubmit={async (values) => {
          const made = await api.post<Complaint>(`/complaints/${complaint.id}/split`, {
            title: values.text("title"),
            description: values.text("description"),
            entry_ids: values.all("entry_ids"),
          });
          client.setQueryData(keys.complaint(made.id), made);
          void client.invalidateQueries({ queryKey: keys.complaint(complaint.id) });
          void client.invalidateQueries({ queryKey: keys.complaintLists });
          onClose();
          toast({ text: t("related.split_done", { number: made.number }) });
          await navigate({ to: "/o/$org/complaints/$id", params: { org, id: made.id } });
        }}
      >
        <p className="text-ink-2">
          {t(complaint.side === "vendor" ? "related.split_lead_vendor" : "related.split_lead", {
            org: complaint.counterpart.name,
          })}
        </p>
        <TextField name="title" label={t("related.split_name")} required autoFocus maxLength={200} />
        <TextArea name="description" label={t("related.split_description")} required maxLength={20000} />
        {words.length > 0 ? (
          <fieldset className="split-entries">
            <legend className="field-label">{t("related.split_entries")}</legend>
            <p className="field-help">{t("related.split_entries_help")}</p>
            <div className="split-list">
              {words.map((entry) => (
                <Word key={entry.id} entry={entry} />
              ))}
            </div>
          </fieldset>
        ) : null}
        <FormActions submit={t("related.split_submit")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}

function hasContent(entry: Entry): boolean {
  return Boolean(entry.body) || entry.files.length > 0;
}

function Word({ entry }: { entry: Entry }) {
  const t = useT();
  const format = useFormat();
  const text = (entry.body ?? "").replace(/\s+/g, " ").trim();
  const said = text.length > QUOTE ? `${text.slice(0, QUOTE)}…` : text;
  const parts = [said];
  if (entry.files.length > 0) parts.push(t("related.n_files", { count: entry.files.length }));
  const who = entry.actor?.name ?? t("thread.system");
  return (
    <Checkbox
      name="entry_ids"
      value={entry.id}
      label={parts.filter(Boolean).join(" · ")}
      help={`${who}, ${format.dateTime(new Date(entry.occurred_at), new Date())}`}
    />
  );
}
