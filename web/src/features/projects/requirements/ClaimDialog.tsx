/** Says that a requirement is met, with what shows it; that it is to be given up; or rejects what another one says. */
import { useState } from "react";
import type { FileRef } from "~/api/types";
import type { Project } from "~/api/types-projects";
import type { Requirement } from "~/api/types-requirements";
import { FilePicker } from "~/features/settle/FilePicker";
import { useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { TextArea, TextField } from "~/ui/fields";
import { toast } from "~/ui/toast";
import { useDeeds } from "../useDeed";
import { refusal } from "./words";

export default function ClaimDialog({
  project,
  row,
  deed,
  onClose,
}: {
  project: Project;
  row: Requirement;
  deed: "claim_met" | "waive" | "reject";
  onClose: () => void;
}) {
  const t = useT();
  const deeds = useDeeds(project.id);
  const [files, setFiles] = useState<FileRef[]>([]);
  const [missing, setMissing] = useState(false);
  const met = deed === "claim_met";
  return (
    <Dialog title={t(`requirements.${deed}_title`, { key: row.key })} onClose={onClose}>
      <Form
        explain={(error) => refusal(t, error)}
        onSubmit={async (values) => {
          const shown = { note: values.optional("note"), url: values.optional("url"), file_id: files[0]?.id };
          if (met && !shown.note && !shown.url && !shown.file_id) {
            setMissing(true);
            return;
          }
          await deeds.post(`/requirements/${row.id}/actions/${deed}`, {
            version: row.version,
            ...(met ? shown : { reason: values.text("reason") }),
          });
          toast({ text: t(`requirements.${deed}_now`) });
          onClose();
        }}
      >
        <p className="text-ink-2">{t(`requirements.${deed}_text`)}</p>
        <blockquote className="whitespace-pre-wrap text-ink-2">{row.text}</blockquote>
        {met ? (
          <>
            <TextArea name="note" label={t("requirements.evidence")} optional rows={3} maxLength={4000} />
            <TextField
              name="url"
              type="url"
              label={t("requirements.link_url")}
              optional
              maxLength={2000}
              placeholder="https://"
            />
            <FilePicker
              label={t("requirements.file")}
              files={files}
              onChange={(change) => setFiles((old) => change(old).slice(-1))}
            />
            {missing ? (
              <p role="alert" className="text-s text-bad">
                {t("requirements.evidence_missing")}
              </p>
            ) : null}
          </>
        ) : (
          <TextArea name="reason" label={t("requirements.reason")} required rows={3} maxLength={4000} />
        )}
        <FormActions
          submit={t(`requirements.${deed}_submit`)}
          danger={deed === "reject"}
          onCancel={onClose}
        />
      </Form>
    </Dialog>
  );
}
