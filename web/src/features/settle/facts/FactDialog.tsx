/** States a fact, or says an own one in other words. */
import { useState } from "react";
import { api } from "~/api/client";
import type { Complaint, FileRef } from "~/api/types";
import { FACT_KINDS, type Fact } from "~/api/types-settle";
import { useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Select, TextArea } from "~/ui/fields";
import { FilePicker } from "../FilePicker";
import { useSettle } from "../useSettle";

export default function FactDialog({
  complaint,
  fact,
  onClose,
}: {
  complaint: Complaint;
  fact?: Fact;
  onClose: () => void;
}) {
  const t = useT();
  const { send, renew } = useSettle(complaint.id);
  const [files, setFiles] = useState<FileRef[]>([]);
  return (
    <Dialog title={t(fact ? "settle.revise_fact_title" : "settle.add_fact_title")} onClose={onClose}>
      <Form
        explain={(error) =>
          error.is("precondition_failed") || error.is("stale_version") ? t("complaints.stale_dialog") : null
        }
        onSubmit={async (values) => {
          const body = { kind: values.text("kind"), statement: values.text("statement") };
          if (fact) {
            await api.patch(`/facts/${fact.id}`, body, fact.version);
            void renew();
          } else {
            const file_ids = files.map((file) => file.id);
            await send(`/complaints/${complaint.id}/facts`, { ...body, file_ids });
          }
          onClose();
        }}
      >
        <p className="text-ink-2">
          {t(fact ? "settle.revise_fact_about" : "settle.add_fact_about", {
            org: complaint.counterpart.name,
          })}
        </p>
        <TextArea
          name="statement"
          label={t("settle.statement")}
          help={t("settle.statement_help")}
          defaultValue={fact?.statement ?? ""}
          required
          maxLength={500}
          rows={3}
          autoFocus
        />
        <Select
          name="kind"
          label={t("settle.fact_kind")}
          options={FACT_KINDS.map((value) => ({ value, label: t(`settle.fact_${value}`) }))}
          defaultValue={fact?.kind ?? "defect"}
        />
        {fact ? null : <FilePicker label={t("settle.evidence")} files={files} onChange={setFiles} />}
        <FormActions submit={t(fact ? "common.save" : "settle.add_fact_submit")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
