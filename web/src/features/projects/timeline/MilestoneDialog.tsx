import type { Milestone, Project } from "~/api/types-projects";
import { useT } from "~/i18n";
import { DateField } from "~/ui/DateField";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Select, TextField } from "~/ui/fields";
import { useDeeds } from "../useDeed";
import { partiesIn, refusal } from "../words";

export default function MilestoneDialog({
  project,
  milestone,
  onClose,
}: {
  project: Project;
  milestone?: Milestone;
  onClose: () => void;
}) {
  const t = useT();
  const deeds = useDeeds(project.id);
  const title = t(milestone ? "projects.milestone_edit" : "projects.add_milestone");
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        label={title}
        explain={(error) => refusal(t, error)}
        onSubmit={async (values) => {
          const said = {
            title: values.text("title"),
            due_on: values.text("due_on"),
            organisation_id: values.optional("organisation_id") ?? null,
          };
          if (milestone) await deeds.patch(`/milestones/${milestone.id}`, said, milestone.version);
          else await deeds.post(`/projects/${project.id}/milestones`, said);
          onClose();
        }}
      >
        <TextField
          name="title"
          label={t("projects.what")}
          defaultValue={milestone?.title}
          required
          autoFocus
          maxLength={200}
        />
        <div className="grid gap-4 md:grid-cols-2">
          <DateField
            name="due_on"
            label={t("projects.day")}
            defaultValue={milestone?.due_on ?? null}
            required
          />
          <Select
            name="organisation_id"
            label={t("projects.whose")}
            placeholder={t("projects.everybodys")}
            defaultValue={milestone?.organisation?.id ?? ""}
            options={partiesIn(project).map((party) => ({ value: party.id, label: party.name }))}
          />
        </div>
        <FormActions submit={t("common.save")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
