/** Adds a deliverable to a phase, or changes one. */
import type { Side } from "~/api/types";
import type { Deliverable, Project } from "~/api/types-projects";
import { useT } from "~/i18n";
import { DateField } from "~/ui/DateField";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions, type FormValues } from "~/ui/Form";
import { Checkbox, Select, TextArea, TextField } from "~/ui/fields";
import { useDeeds } from "../useDeed";
import { refusal } from "../words";

const HANDLINGS = ["submit", "retain", "on_request"] as const;

export default function DeliverableDialog({
  project,
  phase,
  deliverable,
  onClose,
}: {
  project: Project;
  phase: string;
  deliverable?: Deliverable;
  onClose: () => void;
}) {
  const t = useT();
  const deeds = useDeeds(project.id);
  const title = t(deliverable ? "projects.edit_deliverable" : "projects.add_deliverable");
  const submit = async (values: FormValues) => {
    const owner = ownerOf(values.text("owner"));
    const what = values.text("title");
    const said = {
      // A name that comes from a template stays in both languages unless it is changed.
      ...(what === deliverable?.title ? {} : { title: what }),
      note: values.optional("note") ?? null,
      required: values.checked("required"),
      due_on: values.optional("due_on") ?? null,
      organisation_id: owner.organisation,
    };
    if (deliverable) {
      const handling = values.text("handling");
      await deeds.patch(`/deliverables/${deliverable.id}`, { ...said, handling }, deliverable.version);
    } else {
      await deeds.post(`/projects/${project.id}/deliverables`, {
        ...said,
        phase_id: phase,
        side: owner.side,
      });
    }
    onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        label={title}
        explain={(error) => refusal(t, error)}
        fieldNames={{ organisation_id: "owner", side: "owner" }}
        onSubmit={submit}
      >
        <TextField
          name="title"
          label={t("projects.what")}
          defaultValue={deliverable?.title}
          required
          autoFocus
          maxLength={200}
        />
        <TextArea
          name="note"
          label={t("projects.note")}
          defaultValue={deliverable?.note ?? ""}
          optional
          rows={2}
          maxLength={4000}
        />
        <div className="grid gap-4 md:grid-cols-2">
          <Owner project={project} deliverable={deliverable} />
          <DateField
            name="due_on"
            label={t("projects.due")}
            defaultValue={deliverable?.due_on ?? null}
            optional
          />
        </div>
        {deliverable ? (
          <Select
            name="handling"
            label={t("projects.handling")}
            defaultValue={deliverable.handling}
            options={HANDLINGS.map((value) => ({ value, label: t(`projects.handling_${value}`) }))}
          />
        ) : null}
        <Checkbox
          name="required"
          label={t("projects.required")}
          help={t("projects.required_help")}
          defaultChecked={deliverable?.required ?? true}
        />
        <FormActions
          submit={t(deliverable ? "common.save" : "projects.add_deliverable_submit")}
          onCancel={onClose}
        />
      </Form>
    </Dialog>
  );
}

function ownerOf(value: string): { side: Side; organisation: string | null } {
  const [side, organisation] = value.split(" ");
  return { side: side as Side, organisation: organisation || null };
}

/** A side as a whole, or one organisation of it. The side of what is there stays as it is. */
function Owner({ project, deliverable }: { project: Project; deliverable: Deliverable | undefined }) {
  const t = useT();
  const sides: Side[] = deliverable ? [deliverable.side] : ["vendor", "customer"];
  const options = sides.flatMap((side) => {
    const parties = project.parties.filter((party) => party.side === side && party.state === "accepted");
    const all = { value: `${side} `, label: t(`projects.all_of_${side}`) };
    const each = parties.map(({ organisation }) => ({
      value: `${side} ${organisation.id}`,
      label: organisation.name,
    }));
    return parties.length === 1 && !deliverable ? each : [all, ...each];
  });
  return (
    <Select
      name="owner"
      label={t("projects.who_delivers")}
      defaultValue={deliverable ? `${deliverable.side} ${deliverable.organisation?.id ?? ""}` : undefined}
      options={options}
    />
  );
}
