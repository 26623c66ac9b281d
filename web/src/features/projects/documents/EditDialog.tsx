/** Name, kind, and for whom a document opens. */
import type { DocumentKind, ProjectDocument } from "~/api/types-documents";
import type { Project } from "~/api/types-projects";
import { useT } from "~/i18n";
import { Notice } from "~/ui/bits";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Select, TextField } from "~/ui/fields";
import { useDeeds } from "../useDeed";
import { LabelFields, labelOf } from "./LabelFields";
import { KINDS, refusal } from "./words";

export default function EditDialog({
  project,
  document,
  onClose,
}: {
  project: Project;
  document: ProjectDocument;
  onClose: () => void;
}) {
  const t = useT();
  const deeds = useDeeds(project.id);
  return (
    <Dialog title={t("documents.edit_title", { key: document.key })} onClose={onClose}>
      <Form
        label={t("documents.edit_title", { key: document.key })}
        explain={(error) => refusal(t, error)}
        onSubmit={async (values) => {
          const body = {
            title: values.text("title"),
            kind: values.text("kind"),
            ...labelOf(project, values),
          };
          await deeds.patch(`/documents/${document.id}`, body, document.version);
          onClose();
        }}
      >
        <TextField
          name="title"
          label={t("documents.name")}
          required
          maxLength={200}
          defaultValue={document.title}
        />
        <Select<DocumentKind>
          name="kind"
          label={t("documents.kind")}
          defaultValue={document.kind}
          options={KINDS.map((kind) => ({ value: kind, label: t(`documents.kind_${kind}`) }))}
        />
        <LabelFields
          project={project}
          label={document.label}
          announced={document.announced}
          readers={document.readers}
        />
        {document.label === "public_in_project" ? <Notice>{t("documents.closing_text")}</Notice> : null}
        <FormActions submit={t("common.save")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
