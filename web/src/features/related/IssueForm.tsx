/** Opens a major issue, or changes what one says. */
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { api } from "~/api/client";
import { useActing } from "~/api/queries/me";
import { keys } from "~/api/query";
import type { Issue } from "~/api/types-related";
import { useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { TextArea, TextField } from "~/ui/fields";

export function IssueForm({ issue, onClose }: { issue?: Issue; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const navigate = useNavigate();
  const acting = useActing();
  const title = t(issue ? "related.issue_edit" : "related.issue_open");
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        label={title}
        explain={(error) => (error.is("precondition_failed") ? t("complaints.stale_dialog") : null)}
        onSubmit={async (values) => {
          const said = {
            title: values.text("title"),
            description: values.text("description"),
            product: values.optional("product") ?? null,
            lot: values.optional("lot") ?? null,
          };
          const now = issue
            ? await api.patch<Issue>(`/issues/${issue.id}`, said, issue.version)
            : await api.post<Issue>("/issues", said);
          client.setQueryData([...keys.issues, now.id], now);
          void client.invalidateQueries({ queryKey: [...keys.issues, "list"] });
          onClose();
          if (!issue) {
            const params = { org: acting.organisation.slug, id: now.id };
            await navigate({ to: "/o/$org/issues/$id", params });
          }
        }}
      >
        <p className="text-s text-ink-2">{t("related.issue_form_lead", { org: acting.organisation.name })}</p>
        <TextField
          name="title"
          label={t("related.issue_title")}
          defaultValue={issue?.title}
          required
          autoFocus
          maxLength={200}
        />
        <TextArea
          name="description"
          label={t("related.issue_description")}
          defaultValue={issue?.description}
          required
          maxLength={20000}
        />
        <div className="grid gap-4 md:grid-cols-2">
          <TextField
            name="product"
            label={t("related.product")}
            defaultValue={issue?.product ?? ""}
            optional
            maxLength={200}
          />
          <TextField
            name="lot"
            label={t("related.lot")}
            defaultValue={issue?.lot ?? ""}
            optional
            maxLength={100}
          />
        </div>
        <FormActions submit={t(issue ? "common.save" : "related.issue_open_submit")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
