/** Adds the tasks of one of the own checklists; those for complaints of this kind come first. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { checklistsQuery } from "~/api/queries/after";
import { useActing } from "~/api/queries/me";
import type { Complaint } from "~/api/types";
import { mayManageTemplates } from "~/features/shell/nav";
import { useT } from "~/i18n";
import { ErrorState, Loading } from "~/ui/bits";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Checkbox, RadioGroup } from "~/ui/fields";
import { Link } from "~/ui/Link";
import { useTasks } from "./useTasks";

export default function ChecklistDialog({
  complaint,
  onClose,
}: {
  complaint: Complaint;
  onClose: () => void;
}) {
  const t = useT();
  const { renew } = useTasks(complaint.id);
  const acting = useActing();
  const mayManage = mayManageTemplates(acting);
  const org = acting.organisation.slug;
  const query = useQuery(checklistsQuery);
  const fits = (category: string | null) => category === null || category === complaint.category;
  const lists = [...(query.data?.items ?? [])].sort(
    (a, b) => Number(!fits(a.category)) - Number(!fits(b.category)),
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const list = lists.find((each) => each.id === chosen) ?? lists[0];
  return (
    <Dialog title={t("tasks.from_checklist_title")} onClose={onClose}>
      {query.isPending ? <Loading lines={3} /> : null}
      {query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data && !list ? (
        <p className="text-ink-2">
          {t("tasks.no_checklists")}{" "}
          {mayManage ? (
            <Link to="/o/$org/templates" params={{ org }}>
              {t("tasks.manage_checklists")}
            </Link>
          ) : null}
        </p>
      ) : null}
      {list ? (
        <Form
          label={t("tasks.from_checklist_title")}
          onSubmit={async (values) => {
            await api.post(
              `/records/${complaint.id}/tasks/from-checklist`,
              { checklist_id: list.id, shared: values.checked("shared") },
              { idempotencyKey: crypto.randomUUID() },
            );
            void renew();
            onClose();
          }}
        >
          <RadioGroup
            name="checklist_id"
            label={t("tasks.checklist")}
            value={list.id}
            onChange={setChosen}
            options={lists.map((each) => ({
              value: each.id,
              label: each.name,
              help: each.category ? t(`complaint.category_${each.category}`) : t("templates.all_categories"),
            }))}
          />
          <ul className="task-preview">
            {list.items.map((item, index) => (
              <li key={index}>{item}</li>
            ))}
          </ul>
          <Checkbox name="shared" label={t("tasks.share", { org: complaint.counterpart.name })} />
          <FormActions submit={t("tasks.add_n", { count: list.items.length })} onCancel={onClose} />
        </Form>
      ) : null}
    </Dialog>
  );
}
