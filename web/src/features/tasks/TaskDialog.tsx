/** Who does a task and until when; its words, for the side that made it. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { api } from "~/api/client";
import { useActing } from "~/api/queries/me";
import { peopleQuery } from "~/api/queries/organisation";
import type { Task } from "~/api/types";
import { useT } from "~/i18n";
import { DateField } from "~/ui/DateField";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Select, TextField } from "~/ui/fields";
import { mayDo, useTasks } from "./useTasks";

export default function TaskDialog({
  complaintId,
  task,
  onClose,
}: {
  complaintId: string;
  task: Task;
  onClose: () => void;
}) {
  const t = useT();
  const { renew } = useTasks(complaintId);
  const own = useActing().organisation.id;
  const people = useInfiniteQuery(peopleQuery).data?.pages.flatMap((page) => page.items) ?? [];
  const options = people
    .filter((person) => person.status === "active" && person.role !== "observer")
    .map((person) => ({
      value: person.membership_id,
      label: person.you ? `${person.name} (${t("common.you")})` : person.name,
    }));
  const { owner } = task;
  // Somebody of the other side does it: that stays as it is unless one of us takes it on.
  const theirs = owner && owner.organisation.id !== own ? owner : null;
  if (theirs)
    options.unshift({ value: theirs.membership_id, label: `${theirs.name} (${theirs.organisation.name})` });
  const mayReword = mayDo(task, "reword");
  const day = task.due_at ? localDay(new Date(task.due_at)) : "";
  return (
    <Dialog title={t("tasks.edit_title")} onClose={onClose}>
      <Form
        explain={(error) => {
          if (!error.is("precondition_failed")) return null;
          void renew();
          return t("complaints.stale_dialog");
        }}
        onSubmit={async (values) => {
          const chosen = values.optional("owner") ?? null;
          const change: Record<string, unknown> = {};
          if (chosen !== (owner?.membership_id ?? null)) change.owner_membership_id = chosen;
          if (mayReword) {
            change.text = values.text("text");
            const due = values.text("due_on");
            if (due !== day) change.due_on = due || null;
          }
          if (Object.keys(change).length > 0) {
            await api.patch<Task>(`/tasks/${task.id}`, change, task.version);
            void renew();
          }
          onClose();
        }}
        fieldNames={{ owner_membership_id: "owner" }}
      >
        {mayReword ? (
          <TextField
            name="text"
            label={t("tasks.text")}
            defaultValue={task.text}
            required
            maxLength={500}
            autoFocus
          />
        ) : (
          <p className="text-ink-2">{task.text}</p>
        )}
        <Select
          // Once the people are there, the present owner can be the chosen one.
          key={options.length}
          name="owner"
          label={t("tasks.owner")}
          options={options}
          placeholder={t("tasks.nobody")}
          defaultValue={owner?.membership_id ?? ""}
        />
        {mayReword ? <DateField name="due_on" label={t("tasks.due_on")} optional defaultValue={day} /> : null}
        <FormActions submit={t("common.save")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}

/** The day as this page shows it: the server keeps its last second. */
function localDay(at: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
