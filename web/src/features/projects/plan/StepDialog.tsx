/** A step of a deliverable that comes with words. */
import type { Deliverable, Project } from "~/api/types-projects";
import { useT } from "~/i18n";
import { Notice } from "~/ui/bits";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { TextArea } from "~/ui/fields";
import { useDeeds } from "../useDeed";
import { refusal } from "../words";
import type { Step } from "./DeliverableRow";

export default function StepDialog({
  project,
  deliverable,
  step,
  onClose,
}: {
  project: Project;
  deliverable: Deliverable;
  step: Step;
  onClose: () => void;
}) {
  const t = useT();
  const deeds = useDeeds(project.id);
  const field = step === "submit" ? "note" : "reason";
  return (
    <Dialog title={t(`projects.${step}_title`, { title: deliverable.title })} onClose={onClose}>
      <Form
        explain={(error) => refusal(t, error)}
        onSubmit={async (values) => {
          await deeds.post(`/deliverables/${deliverable.id}/actions/${step}`, {
            version: deliverable.version,
            [field]: values.optional(field) ?? null,
          });
          onClose();
        }}
      >
        {step === "submit" && deliverable.evidence.length === 0 ? (
          <Notice>{t("projects.submit_without")}</Notice>
        ) : null}
        <TextArea
          name={field}
          label={t(step === "submit" ? "projects.note" : "projects.reason")}
          required={step !== "submit"}
          optional={step === "submit"}
          rows={3}
          autoFocus
          maxLength={4000}
        />
        <FormActions submit={t(`projects.step_${step}_submit`)} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
