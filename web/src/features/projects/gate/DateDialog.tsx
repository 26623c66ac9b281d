import type { Gate, Project } from "~/api/types-projects";
import { useT } from "~/i18n";
import { DateField } from "~/ui/DateField";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { useDeeds } from "../useDeed";
import { refusal } from "../words";

export default function DateDialog({
  project,
  gate,
  onClose,
}: {
  project: Project;
  gate: Gate;
  onClose: () => void;
}) {
  const t = useT();
  const deeds = useDeeds(project.id);
  return (
    <Dialog title={t("projects.date_title", { gate: gate.title })} onClose={onClose}>
      <Form
        explain={(error) => refusal(t, error)}
        onSubmit={async (values) => {
          await deeds.patch(
            `/gates/${gate.id}`,
            { scheduled_on: values.optional("scheduled_on") ?? null },
            gate.version,
          );
          onClose();
        }}
      >
        <DateField
          name="scheduled_on"
          label={t("projects.gate_day")}
          defaultValue={gate.scheduled_on}
          optional
        />
        <FormActions submit={t("common.save")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
