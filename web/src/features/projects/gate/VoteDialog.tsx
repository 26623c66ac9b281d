/** Does not sign, and says why: a refusal takes the verdict off the table, an abstention leaves the place empty. */
import type { Gate, GateReview, Project } from "~/api/types-projects";
import { useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { TextArea } from "~/ui/fields";
import { useDeeds } from "../useDeed";
import { refusal } from "../words";

export default function VoteDialog({
  project,
  gate,
  review,
  vote,
  onClose,
}: {
  project: Project;
  gate: Gate;
  review: GateReview;
  vote: "refuse" | "abstain";
  onClose: () => void;
}) {
  const t = useT();
  const deeds = useDeeds(project.id);
  return (
    <Dialog title={t(`projects.${vote}_title`)} onClose={onClose}>
      <Form
        explain={(error) => refusal(t, error)}
        onSubmit={async (values) => {
          await deeds.post(`/gates/${gate.id}/actions/${vote}`, {
            version: gate.version,
            sha256: review.sha256,
            reason: values.text("reason"),
          });
          onClose();
        }}
      >
        <p className="text-ink-2">{t(`projects.${vote}_text`)}</p>
        <TextArea name="reason" label={t("projects.reason")} required autoFocus rows={4} maxLength={4000} />
        <FormActions submit={t(`projects.${vote}_submit`)} danger={vote === "refuse"} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
