/** Files or a link that show that something is there, alone or in place of older ones. */
import { useState } from "react";
import type { FileRef } from "~/api/types";
import type { Deliverable, Project } from "~/api/types-projects";
import { FilePicker } from "~/features/settle/FilePicker";
import { useT } from "~/i18n";
import { Notice } from "~/ui/bits";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Select, TextArea, TextField } from "~/ui/fields";
import { useDeeds } from "../useDeed";
import { refusal } from "../words";

export default function EvidenceDialog({
  project,
  deliverable,
  onClose,
}: {
  project: Project;
  deliverable: Deliverable;
  onClose: () => void;
}) {
  const t = useT();
  const deeds = useDeeds(project.id);
  const [files, setFiles] = useState<FileRef[]>([]);
  const [missing, setMissing] = useState(false);
  const begun = deliverable.status === "submitted" || deliverable.status === "approved";
  return (
    <Dialog title={t("projects.evidence_title", { title: deliverable.title })} onClose={onClose}>
      <Form
        explain={(error) => refusal(t, error)}
        fieldNames={{ "links.0.title": "title", "links.0.url": "url" }}
        onSubmit={async (values) => {
          const url = values.optional("url");
          if (files.length === 0 && !url) {
            setMissing(true);
            return;
          }
          await deeds.post(`/deliverables/${deliverable.id}/evidence`, {
            version: deliverable.version,
            file_ids: files.map((file) => file.id),
            links: url ? [{ url, title: values.optional("title") ?? url }] : [],
            replaces: values.optional("replaces") ?? null,
            note: values.optional("note") ?? null,
          });
          onClose();
        }}
      >
        {begun ? <Notice>{t("projects.evidence_again")}</Notice> : null}
        <FilePicker label={t("projects.files")} files={files} onChange={(change) => setFiles(change)} />
        <div className="grid gap-4 md:grid-cols-2">
          <TextField
            name="url"
            type="url"
            label={t("projects.link")}
            optional
            maxLength={2000}
            placeholder="https://"
          />
          <TextField name="title" label={t("projects.link_title")} optional maxLength={200} />
        </div>
        {deliverable.evidence.length > 0 ? (
          <Select
            name="replaces"
            label={t("projects.replaces")}
            optional
            placeholder={t("projects.replaces_nothing")}
            options={deliverable.evidence.map((each) => ({ value: each.id, label: each.title }))}
          />
        ) : null}
        <TextArea name="note" label={t("projects.note")} optional rows={2} maxLength={4000} />
        {missing ? (
          <p role="alert" className="text-s text-bad">
            {t("projects.evidence_missing")}
          </p>
        ) : null}
        <FormActions submit={t("projects.evidence_submit")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
