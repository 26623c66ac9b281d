import { useQueryClient } from "@tanstack/react-query";
import { api } from "~/api/client";
import { keys } from "~/api/query";
import type { Issue } from "~/api/types-related";
import { useT } from "~/i18n";
import { Notice } from "~/ui/bits";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { TextArea } from "~/ui/fields";
import { toast } from "~/ui/toast";
import { ComplaintPicker } from "./ComplaintPicker";
import { refusal } from "./words";

interface Props {
  issue: Issue;
  onClose: () => void;
}

/** Says what it does before it is done: a message to many cannot be taken back in one go. */
export function Broadcast({ issue, onClose }: Props) {
  const t = useT();
  const client = useQueryClient();
  const customers = new Set(issue.complaints.map((each) => each.customer.id)).size;
  const complaints = t("related.n_complaints", { count: issue.complaints.length });
  return (
    <Dialog title={t("related.broadcast_title")} onClose={onClose}>
      <Form
        label={t("related.broadcast_title")}
        explain={(error) => refusal(t, error)}
        onSubmit={async (values) => {
          const { sent } = await api.post<{ sent: number }>(`/issues/${issue.id}/broadcast`, {
            body: values.text("body"),
          });
          await client.invalidateQueries({ queryKey: keys.entries(issue.thread_id) });
          toast({ text: t("related.broadcast_done", { count: sent }) });
          onClose();
        }}
      >
        <TextArea
          name="body"
          label={t("related.broadcast_body")}
          rows={6}
          required
          autoFocus
          maxLength={20000}
        />
        <Notice>
          {t("related.broadcast_note", {
            complaints,
            customers: t("related.n_customers", { count: customers }),
          })}
        </Notice>
        <FormActions
          submit={t("related.broadcast_submit", { count: issue.complaints.length })}
          onCancel={onClose}
        />
      </Form>
    </Dialog>
  );
}

export function AddComplaint({ issue, onClose }: Props) {
  const t = useT();
  const client = useQueryClient();
  return (
    <Dialog title={t("related.add_complaint_title")} onClose={onClose}>
      <Form
        label={t("related.add_complaint_title")}
        explain={(error) => refusal(t, error)}
        onSubmit={async (values) => {
          const complaint = values.text("complaint_id");
          const now = await api.post<Issue>(`/issues/${issue.id}/complaints`, { complaint_id: complaint });
          client.setQueryData([...keys.issues, now.id], now);
          void client.invalidateQueries({ queryKey: [...keys.issues, "list"] });
          void client.invalidateQueries({ queryKey: keys.complaint(complaint) });
          void client.invalidateQueries({ queryKey: keys.entries(issue.thread_id) });
          onClose();
        }}
      >
        <ComplaintPicker
          name="complaint_id"
          label={t("related.complaint")}
          without={new Set(issue.complaints.map((each) => each.id))}
        />
        <p className="text-s text-ink-3">{t("related.add_complaint_help")}</p>
        <FormActions submit={t("related.add_complaint_submit")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}

export function CloseIssue({ issue, onClose }: Props) {
  const t = useT();
  const client = useQueryClient();
  return (
    <Dialog title={t("related.issue_close")} onClose={onClose}>
      <Form
        label={t("related.issue_close")}
        explain={(error) => (error.is("stale_version") ? t("complaints.stale_dialog") : refusal(t, error))}
        onSubmit={async (values) => {
          const now = await api.post<Issue>(`/issues/${issue.id}/actions/close`, {
            version: issue.version,
            note: values.optional("note"),
          });
          client.setQueryData([...keys.issues, now.id], now);
          void client.invalidateQueries({ queryKey: [...keys.issues, "list"] });
          void client.invalidateQueries({ queryKey: keys.entries(issue.thread_id) });
          onClose();
        }}
      >
        <p className="text-ink-2">{t("related.issue_close_text")}</p>
        <TextArea name="note" label={t("related.issue_close_note")} optional maxLength={2000} />
        <FormActions submit={t("related.issue_close_submit")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}

export function ReopenIssue({ issue, onClose }: Props) {
  const t = useT();
  const client = useQueryClient();
  return (
    <Dialog title={t("related.issue_reopen")} onClose={onClose}>
      <Form
        label={t("related.issue_reopen")}
        explain={(error) => (error.is("stale_version") ? t("complaints.stale_dialog") : refusal(t, error))}
        onSubmit={async (values) => {
          const now = await api.post<Issue>(`/issues/${issue.id}/actions/reopen`, {
            version: issue.version,
            reason: values.text("reason"),
          });
          client.setQueryData([...keys.issues, now.id], now);
          void client.invalidateQueries({ queryKey: [...keys.issues, "list"] });
          void client.invalidateQueries({ queryKey: keys.entries(issue.thread_id) });
          onClose();
        }}
      >
        <TextArea
          name="reason"
          label={t("related.issue_reopen_reason")}
          rows={3}
          required
          autoFocus
          maxLength={2000}
        />
        <FormActions submit={t("related.issue_reopen_submit")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
