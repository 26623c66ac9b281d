import type { Project, Question } from "~/api/types-projects";
import { useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { TextArea } from "~/ui/fields";
import { useDeeds } from "../useDeed";
import { refusal } from "../words";

export default function AnswerDialog({
  project,
  question,
  onClose,
}: {
  project: Project;
  question: Question;
  onClose: () => void;
}) {
  const t = useT();
  const deeds = useDeeds(project.id);
  return (
    <Dialog title={t("projects.answer_title", { org: question.from.name })} onClose={onClose}>
      <Form
        explain={(error) => refusal(t, error)}
        onSubmit={async (values) => {
          await deeds.post(`/questions/${question.id}/actions/answer`, {
            version: question.version,
            body: values.text("body"),
          });
          onClose();
        }}
      >
        <blockquote className="quote">{question.text}</blockquote>
        <TextArea name="body" label={t("projects.answer")} required autoFocus rows={5} maxLength={20000} />
        <FormActions submit={t("projects.answer_submit")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
