/** Asks another organisation something: until it answers, the time counts on its side. */
import { useQuery } from "@tanstack/react-query";
import { useActing } from "~/api/queries/me";
import { projectThreadsQuery } from "~/api/queries/projects";
import type { Project, Question } from "~/api/types-projects";
import { useT } from "~/i18n";
import { DateField } from "~/ui/DateField";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Select, TextArea } from "~/ui/fields";
import { useDeeds } from "../useDeed";
import { partiesIn, refusal } from "../words";

export default function AskDialog({
  project,
  thread,
  onClose,
}: {
  project: Project;
  /** In which it is asked; to be chosen unless told. */
  thread?: string;
  onClose: () => void;
}) {
  const t = useT();
  const own = useActing().organisation.id;
  const deeds = useDeeds(project.id);
  const threads = (useQuery(projectThreadsQuery(project.id)).data?.items ?? []).filter((each) => each.shared);
  const others = partiesIn(project).filter((party) => party.id !== own);
  return (
    <Dialog title={t("projects.ask_title")} onClose={onClose}>
      <Form
        label={t("projects.ask_title")}
        explain={(error) => refusal(t, error)}
        fieldNames={{ to_organisation_id: "to" }}
        onSubmit={async (values) => {
          await deeds.post<Question>(`/projects/${project.id}/questions`, {
            thread_id: thread ?? values.text("thread_id"),
            to_organisation_id: values.text("to"),
            body: values.text("body"),
            due_on: values.optional("due_on") ?? null,
          });
          onClose();
        }}
      >
        <Select
          name="to"
          label={t("projects.ask_whom")}
          options={others.map((party) => ({ value: party.id, label: party.name }))}
        />
        <TextArea
          name="body"
          label={t("projects.question")}
          help={t("projects.question_help")}
          required
          autoFocus
          rows={4}
          maxLength={20000}
        />
        {thread ? null : (
          <Select
            name="thread_id"
            label={t("projects.in_thread")}
            defaultValue={project.thread_id}
            options={threads.map((each) => ({
              value: each.id,
              label: each.topic ?? t("projects.first_thread"),
            }))}
          />
        )}
        <DateField name="due_on" label={t("projects.answer_until")} optional />
        <FormActions submit={t("projects.ask_submit")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
