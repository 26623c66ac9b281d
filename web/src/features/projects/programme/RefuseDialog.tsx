/** Does not sign the shares, and says why. */
import type { CostShares, Project } from "~/api/types-projects";
import { useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { TextArea } from "~/ui/fields";
import { useDeeds } from "../useDeed";
import { refusal } from "../words";

export default function RefuseDialog({
  project,
  shares,
  onClose,
}: {
  project: Project;
  shares: CostShares;
  onClose: () => void;
}) {
  const t = useT();
  const deeds = useDeeds(project.id);
  return (
    <Dialog title={t("projects.costs_refuse")} onClose={onClose}>
      <Form
        explain={(error) => refusal(t, error)}
        onSubmit={async (values) => {
          await deeds.post(`/projects/${project.id}/costs/actions/refuse`, {
            sha256: shares.signoff.sha256,
            reason: values.text("reason"),
          });
          onClose();
        }}
      >
        <TextArea name="reason" label={t("projects.reason")} required autoFocus rows={4} maxLength={2000} />
        <FormActions submit={t("projects.costs_refuse")} danger onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
