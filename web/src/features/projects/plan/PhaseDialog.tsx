import type { Phase, Project } from "~/api/types-projects";
import { useT } from "~/i18n";
import { DateField } from "~/ui/DateField";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { TextField } from "~/ui/fields";
import { useDeeds } from "../useDeed";
import { refusal } from "../words";

export default function PhaseDialog({
  project,
  phase,
  onClose,
}: {
  project: Project;
  phase: Phase;
  onClose: () => void;
}) {
  const t = useT();
  const deeds = useDeeds(project.id);
  return (
    <Dialog title={t("projects.edit_phase")} onClose={onClose}>
      <Form
        explain={(error) => refusal(t, error)}
        onSubmit={async (values) => {
          const title = values.text("title");
          await deeds.patch(
            `/phases/${phase.id}`,
            {
              // A name that comes from a template stays in both languages unless it is changed.
              ...(title === phase.title ? {} : { title }),
              starts_on: values.optional("starts_on") ?? null,
              ends_on: values.optional("ends_on") ?? null,
            },
            phase.version,
          );
          onClose();
        }}
      >
        <TextField
          name="title"
          label={t("projects.phase_name")}
          defaultValue={phase.title}
          required
          maxLength={200}
        />
        <div className="grid gap-4 md:grid-cols-2">
          <DateField name="starts_on" label={t("projects.begins")} defaultValue={phase.starts_on} optional />
          <DateField name="ends_on" label={t("projects.ends")} defaultValue={phase.ends_on} optional />
        </div>
        <FormActions submit={t("common.save")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
