/** The draft of a next version, with what changed. */
import { useState } from "react";
import type { FileRef } from "~/api/types";
import type { ProjectDocument } from "~/api/types-documents";
import type { Project } from "~/api/types-projects";
import { useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { TextArea } from "~/ui/fields";
import { useDeeds } from "../useDeed";
import { OneFile } from "./OneFile";
import { refusal } from "./words";

export default function VersionDialog({
  project,
  document,
  dropped,
  onClose,
}: {
  project: Project;
  document: ProjectDocument;
  dropped?: File | undefined;
  onClose: () => void;
}) {
  const t = useT();
  const deeds = useDeeds(project.id);
  const [file, setFile] = useState<FileRef | null>(null);
  const [missing, setMissing] = useState(false);
  const first = document.versions.length === 0;
  return (
    <Dialog title={t("documents.version_title", { key: document.key })} onClose={onClose}>
      <Form
        label={t("documents.version_title", { key: document.key })}
        explain={(error) => refusal(t, error)}
        onSubmit={async (values) => {
          if (!file) {
            setMissing(true);
            return;
          }
          await deeds.post(`/documents/${document.id}/versions`, {
            version: document.version,
            file_id: file.id,
            note: values.optional("note") ?? null,
          });
          onClose();
        }}
      >
        <OneFile file={file} first={dropped} missing={missing} onChange={setFile} />
        <TextArea
          name="note"
          label={t("documents.what_changed")}
          help={t("documents.what_changed_help")}
          required={!first}
          optional={first}
          rows={3}
          maxLength={2000}
        />
        <FormActions submit={t("documents.save_draft")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
