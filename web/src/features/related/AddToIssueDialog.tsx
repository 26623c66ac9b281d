/** Puts a complaint under a major issue that is open, or opens one. */
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { useActing } from "~/api/queries/me";
import { issuesQuery } from "~/api/queries/related";
import { keys } from "~/api/query";
import type { Complaint } from "~/api/types";
import type { Issue } from "~/api/types-related";
import { useT } from "~/i18n";
import { Notice } from "~/ui/bits";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Select, TextArea, TextField } from "~/ui/fields";
import { toast } from "~/ui/toast";
import { refusal } from "./words";

const NEW = "new";

export default function AddToIssueDialog({
  complaint,
  onClose,
}: {
  complaint: Complaint;
  onClose: () => void;
}) {
  const t = useT();
  const client = useQueryClient();
  const acting = useActing();
  const pages = useInfiniteQuery(issuesQuery({ status: "open", limit: 100 })).data?.pages;
  const open = pages?.flatMap((page) => page.items) ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const issue = chosen ?? open[0]?.id ?? NEW;
  const title = t("related.add_to_issue_title", { number: complaint.number });
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        label={title}
        explain={(error) => refusal(t, error)}
        onSubmit={async (values) => {
          const now =
            issue === NEW
              ? await api.post<Issue>("/issues", {
                  title: values.text("title"),
                  description: values.text("description"),
                  product: complaint.product ?? undefined,
                  lot: complaint.lot ?? undefined,
                  complaint_id: complaint.id,
                })
              : await api.post<Issue>(`/issues/${issue}/complaints`, { complaint_id: complaint.id });
          client.setQueryData([...keys.issues, now.id], now);
          await client.invalidateQueries({ queryKey: [...keys.issues, "list"] });
          await client.invalidateQueries({ queryKey: keys.complaint(complaint.id) });
          toast({ text: t("related.in_issue", { number: now.number }) });
          onClose();
        }}
      >
        <Select
          name="issue"
          label={t("related.issue")}
          options={[
            ...open.map((each) => ({ value: each.id, label: `${each.number} · ${each.title}` })),
            { value: NEW, label: t("related.issue_new") },
          ]}
          value={issue}
          onChange={setChosen}
        />
        {issue === NEW ? (
          <>
            <TextField
              name="title"
              label={t("related.issue_title")}
              defaultValue={complaint.title}
              required
              maxLength={200}
            />
            <TextArea name="description" label={t("related.issue_description")} required maxLength={20000} />
          </>
        ) : null}
        <Notice tone="private">
          {t("related.issue_private", {
            org: acting.organisation.name,
            customer: complaint.counterpart.name,
          })}
        </Notice>
        <FormActions submit={t("related.add_to_issue_submit")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
