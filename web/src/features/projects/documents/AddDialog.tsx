/** A new document: its first draft is seen by the own organisation alone. */
import { useState } from "react";
import type { FileRef } from "~/api/types";
import type { DocumentKind, ProjectDocument } from "~/api/types-documents";
import type { Project } from "~/api/types-projects";
import { useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Select, TextArea, TextField } from "~/ui/fields";
import { useDeeds } from "../useDeed";
import { LabelFields, labelOf } from "./LabelFields";
import { OneFile } from "./OneFile";
import { KINDS, refusal, titleOf } from "./words";

export default function AddDialog({
  project,
  dropped,
  onAdded,
  onClose,
}: {
  project: Project;
  dropped?: File | undefined;
  onAdded: (document: ProjectDocument) => void;
  onClose: () => void;
}) {
  const t = useT();
  const deeds = useDeeds(project.id);
  const [file, setFile] = useState<FileRef | null>(null);
  const [missing, setMissing] = useState(false);
  return (
    <Dialog title={t("documents.add_title")} onClose={onClose}>
      <Form
        label={t("documents.add_title")}
        explain={(error) => refusal(t, error)}
        onSubmit={async (values) => {
          if (!file) {
            setMissing(true);
            return;
          }
          const added = await deeds.post<ProjectDocument>(`/projects/${project.id}/documents`, {
            title: values.text("title"),
            kind: values.text("kind"),
            file_id: file.id,
            note: values.optional("note") ?? null,
            ...labelOf(project, values),
          });
          onClose();
          onAdded(added);
        }}
      >
        <OneFile file={file} first={dropped} missing={missing} onChange={setFile} />
        <TextField
          key={file?.id ?? "none"}
          name="title"
          label={t("documents.name")}
          required
          maxLength={200}
          defaultValue={file ? titleOf(file) : ""}
        />
        <Select<DocumentKind>
          name="kind"
          label={t("documents.kind")}
          options={KINDS.map((kind) => ({ value: kind, label: t(`documents.kind_${kind}`) }))}
        />
        <LabelFields project={project} label="public_in_project" announced={false} readers={[]} />
        <TextArea name="note" label={t("documents.about")} optional rows={2} maxLength={2000} />
        <p className="text-s text-ink-3">{t("documents.draft_text")}</p>
        <FormActions submit={t("documents.save_draft")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
