/** Proposes an agreement on secrecy to the other side. */
import { useState } from "react";
import type { FileRef } from "~/api/types";
import { FilePicker } from "~/features/settle/FilePicker";
import { useT } from "~/i18n";
import { DateField } from "~/ui/DateField";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { TextField } from "~/ui/fields";

export default function NdaDialog({
  name,
  onSend,
  onClose,
}: {
  name: string;
  onSend: (body: unknown) => Promise<unknown>;
  onClose: () => void;
}) {
  const t = useT();
  const [files, setFiles] = useState<FileRef[]>([]);
  return (
    <Dialog title={t("ndas.propose")} onClose={onClose}>
      <Form
        label={t("ndas.propose")}
        onSubmit={async (values) => {
          await onSend({
            title: values.text("title"),
            file_id: files[0]?.id ?? null,
            valid_from: values.text("valid_from"),
            valid_until: values.text("valid_until"),
          });
          onClose();
        }}
      >
        <p className="text-ink-2">{t("ndas.propose_text", { name })}</p>
        <TextField name="title" label={t("ndas.name")} required autoFocus maxLength={200} />
        <div className="grid gap-4 md:grid-cols-2">
          <DateField name="valid_from" label={t("ndas.from")} required />
          <DateField name="valid_until" label={t("ndas.until")} required />
        </div>
        <FilePicker
          label={t("ndas.file")}
          files={files}
          onChange={(change) => setFiles((old) => change(old).slice(-1))}
        />
        <FormActions submit={t("ndas.propose_submit")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
