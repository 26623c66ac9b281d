/** Asks the other side to let an accepted decision go. */
import type { Decision } from "~/api/types-decisions";
import type { Project } from "~/api/types-projects";
import { useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { TextArea } from "~/ui/fields";
import { useDeeds } from "../useDeed";
import { refusal } from "./words";

export default function RetireDialog({
  project,
  decision,
  onClose,
}: {
  project: Project;
  decision: Decision;
  onClose: () => void;
}) {
  const t = useT();
  const deeds = useDeeds(project.id);
  return (
    <Dialog title={t("decisions.deprecate_title", { key: decision.key })} onClose={onClose}>
      <Form
        explain={(error) => refusal(t, error)}
        onSubmit={async (values) => {
          await deeds.post(`/decisions/${decision.id}/actions/deprecate`, {
            version: decision.version,
            text: values.text("text"),
          });
          onClose();
        }}
      >
        <p className="text-ink-2">{t("decisions.deprecate_text")}</p>
        <TextArea name="text" label={t("decisions.why")} required autoFocus rows={3} maxLength={5000} />
        <FormActions submit={t("decisions.deprecate_submit")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
