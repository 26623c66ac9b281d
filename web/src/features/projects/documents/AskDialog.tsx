/** Asks for approval: whose, in which role, at once or one after another. */
import { useState } from "react";
import type { ProjectDocument } from "~/api/types-documents";
import type { Project } from "~/api/types-projects";
import { useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Checkbox, RadioGroup, Select, TextArea } from "~/ui/fields";
import { useDeeds } from "../useDeed";
import { partiesIn, word } from "../words";
import { refusal } from "./words";

const ROLES = ["approver", "lead", "engineer", "quality", "purchasing"] as const;

export default function AskDialog({
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
  const [nobody, setNobody] = useState(false);
  const known = document.opens_for.map((each) => each.id);
  const parties = partiesIn(project).filter((party) => known.length === 0 || known.includes(party.id));
  const released = document.versions.find((version) => version.state === "released");
  const title = t("documents.ask_title", { key: document.key, n: released?.number ?? 0 });
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        label={title}
        explain={(error) => refusal(t, error)}
        onSubmit={async (values) => {
          const chosen = parties.filter((party) => values.checked(`ask ${party.id}`));
          if (chosen.length === 0) {
            setNobody(true);
            return;
          }
          const inTurn = values.text("order") === "in_turn";
          await deeds.post(`/documents/${document.id}/actions/ask_approval`, {
            version: document.version,
            note: values.optional("note") ?? null,
            slots: chosen.map((party, index) => ({
              organisation_id: party.id,
              role: values.text(`role ${party.id}`),
              stage: inTurn ? index : 0,
            })),
          });
          onClose();
        }}
      >
        <p className="text-ink-2">{t("documents.ask_text")}</p>
        <ul className="flex flex-col gap-3">
          {parties.map((party) => (
            <li key={party.id} className="doc-ask">
              <Checkbox
                name={`ask ${party.id}`}
                label={party.name}
                defaultChecked={party.id !== document.owner.id}
              />
              <Select
                name={`role ${party.id}`}
                label={t("documents.in_role", { org: party.name })}
                hideLabel
                options={ROLES.map((role) => ({ value: role, label: word(t, "role", role) }))}
              />
            </li>
          ))}
        </ul>
        {nobody ? (
          <p role="alert" className="text-s text-bad">
            {t("documents.ask_nobody")}
          </p>
        ) : null}
        <RadioGroup
          name="order"
          label={t("documents.order")}
          defaultValue="at_once"
          inline
          options={[
            { value: "at_once", label: t("documents.at_once") },
            { value: "in_turn", label: t("documents.in_turn") },
          ]}
        />
        <TextArea name="note" label={t("documents.ask_note")} optional rows={2} maxLength={2000} />
        <FormActions submit={t("documents.ask")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
