/** What the project is called, what it is for, and when it begins and ends. */
import { api } from "~/api/client";
import type { Project } from "~/api/types-projects";
import { Clashes } from "~/features/common/clash/Clashes";
import { useClash } from "~/features/common/clash/useClash";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { DateField } from "~/ui/DateField";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { TextArea, TextField } from "~/ui/fields";
import { useDeeds } from "./useDeed";
import { refusal } from "./words";

export default function EditDialog({ project, onClose }: { project: Project; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const deeds = useDeeds(project.id);
  const path = `/projects/${project.id}`;
  const clash = useClash<Project>({ record: project, read: written, load: () => api.get<Project>(path) });
  const day = (value: unknown) => (typeof value === "string" ? format.day(value) : "");
  return (
    <Dialog title={t("projects.edit")} onClose={onClose} wide>
      <Form
        label={t("projects.edit")}
        explain={(error) => refusal(t, error)}
        onSubmit={async (values) => {
          const mine = {
            title: values.text("title"),
            purpose: values.text("purpose"),
            starts_on: values.optional("starts_on") ?? null,
            target_on: values.optional("target_on") ?? null,
          };
          if (await clash.save(mine, (data, version) => deeds.patch(path, data, version))) onClose();
        }}
      >
        <TextField
          name="title"
          label={t("projects.name")}
          defaultValue={project.title}
          required
          autoFocus
          maxLength={200}
        />
        <TextArea
          name="purpose"
          label={t("projects.purpose")}
          defaultValue={project.purpose}
          required
          rows={5}
          maxLength={20000}
        />
        <div className="grid gap-4 md:grid-cols-2">
          <DateField
            name="starts_on"
            label={t("projects.starts_on")}
            defaultValue={project.starts_on}
            optional
          />
          <DateField
            name="target_on"
            label={t("projects.target_on")}
            defaultValue={project.target_on}
            optional
          />
        </div>
        <Clashes
          clash={clash}
          fields={[
            { name: "title", label: t("projects.name") },
            { name: "purpose", label: t("projects.purpose") },
            { name: "starts_on", label: t("projects.starts_on"), text: day },
            { name: "target_on", label: t("projects.target_on"), text: day },
          ]}
        />
        <FormActions submit={t("common.save")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}

/** What the form writes of a project. */
function written({ title, purpose, starts_on, target_on }: Project) {
  return { title, purpose, starts_on, target_on };
}
