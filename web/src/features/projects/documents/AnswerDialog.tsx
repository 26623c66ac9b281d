/** The answer to a version as it was shown: its hash goes along, so that nothing else can be approved. */
import { useState } from "react";
import type { DocumentVersion, ProjectDocument } from "~/api/types-documents";
import type { Project } from "~/api/types-projects";
import { Msg, useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { DateField } from "~/ui/DateField";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { TextArea } from "~/ui/fields";
import { shortHash } from "../gate/bundle";
import { useDeeds } from "../useDeed";
import { refusal } from "./words";

export type Answer = "approve" | "conditions" | "reject" | "abstain";

export default function AnswerDialog({
  project,
  document,
  version,
  answer,
  onClose,
}: {
  project: Project;
  document: ProjectDocument;
  version: DocumentVersion;
  answer: Answer;
  onClose: () => void;
}) {
  const t = useT();
  const deeds = useDeeds(project.id);
  const [rows, setRows] = useState(1);
  const title = t(`documents.answer_${answer}`);
  const speaks = answer === "reject" || answer === "abstain";
  const count = answer === "conditions" ? rows : 0;
  return (
    <Dialog title={`${title}: ${document.key} ${t("documents.v", { n: version.number })}`} onClose={onClose}>
      <Form
        label={title}
        explain={(error) => refusal(t, error)}
        fieldNames={{ "conditions.0.due_on": "due 0", "conditions.0.text": "text 0" }}
        onSubmit={async (values) => {
          const conditions = Array.from({ length: count }, (_, index) => ({
            text: values.text(`text ${index}`),
            due_on: values.text(`due ${index}`),
          }));
          await deeds.post(
            `/documents/${document.id}/actions/${answer === "conditions" ? "approve" : answer}`,
            {
              version: document.version,
              sha256: version.file.sha256,
              reason: values.optional("reason") ?? null,
              conditions,
            },
          );
          onClose();
        }}
      >
        <p className="text-ink-2">
          <Msg
            id="documents.answer_text"
            values={{
              name: <b className="font-medium text-ink">{version.file.name}</b>,
              hash: <code title={version.file.sha256}>{shortHash(version.file.sha256)}</code>,
            }}
          />
        </p>
        {speaks ? (
          <TextArea
            name="reason"
            label={t(answer === "reject" ? "documents.why_not" : "documents.why_abstain")}
            required
            autoFocus
            rows={3}
            maxLength={2000}
          />
        ) : null}
        {Array.from({ length: count }, (_, index) => (
          <div key={index} className="flex flex-col gap-3">
            <TextArea
              name={`text ${index}`}
              label={t("documents.condition")}
              help={index === 0 ? t("documents.condition_help", { org: document.owner.name }) : undefined}
              required
              rows={2}
              maxLength={1000}
            />
            <DateField name={`due ${index}`} label={t("documents.due")} required />
          </div>
        ))}
        {answer === "conditions" && rows < 5 ? (
          <div>
            <Button small onClick={() => setRows(rows + 1)}>
              {t("documents.another_condition")}
            </Button>
          </div>
        ) : null}
        <FormActions submit={title} danger={answer === "reject"} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
