/** Moves the project as a whole: goes on after a rest, lets further customers in, leaves it, gives it up. */
import type { Project } from "~/api/types-projects";
import { useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { TextArea } from "~/ui/fields";
import type { Move } from "./Head";
import { useDeeds } from "./useDeed";
import { refusal } from "./words";

export default function MoveDialog({
  project,
  move,
  onClose,
  onLeft,
}: {
  project: Project;
  move: Move;
  onClose: () => void;
  onLeft: () => void;
}) {
  const t = useT();
  const deeds = useDeeds(project.id);
  const danger = move === "leave" || move === "cancel";
  return (
    <Dialog title={t(`projects.move_${move}`)} onClose={onClose}>
      <Form
        explain={(error) => refusal(t, error)}
        onSubmit={async (values) => {
          await deeds.post(`/projects/${project.id}/actions/${move}`, {
            version: project.version,
            reason: values.optional("reason") ?? null,
          });
          onClose();
          if (move === "leave") onLeft();
        }}
      >
        <p className="text-ink-2">{t(`projects.move_${move}_text`)}</p>
        <TextArea name="reason" label={t("projects.reason")} optional rows={3} maxLength={4000} />
        <FormActions submit={t(`projects.move_${move}_submit`)} danger={danger} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
