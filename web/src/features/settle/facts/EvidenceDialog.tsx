import { useState } from "react";
import type { Complaint, FileRef } from "~/api/types";
import type { Fact } from "~/api/types-settle";
import { useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { FilePicker } from "../FilePicker";
import { useSettle } from "../useSettle";

/** Files that bear a fact out, or speak against it. */
export default function EvidenceDialog({
  complaint,
  fact,
  onClose,
}: {
  complaint: Complaint;
  fact: Fact;
  onClose: () => void;
}) {
  const t = useT();
  const { send } = useSettle(complaint.id);
  const [files, setFiles] = useState<FileRef[]>([]);
  return (
    <Dialog title={t("settle.evidence_title")} onClose={onClose}>
      <Form
        onSubmit={async () => {
          if (files.length > 0) {
            await send(`/facts/${fact.id}/evidence`, { file_ids: files.map((file) => file.id) });
          }
          onClose();
        }}
      >
        <p className="text-ink-2">{fact.statement}</p>
        <FilePicker label={t("settle.evidence")} files={files} onChange={setFiles} />
        <FormActions submit={t("settle.evidence_submit")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
