/** What a step of a commitment asks for: evidence, a reason, a new date, an owner. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { peopleQuery } from "~/api/queries/organisation";
import type { FileRef } from "~/api/types";
import type { Commitment, CommitmentDeed } from "~/api/types-settle";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { DateField } from "~/ui/DateField";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions, type FormValues } from "~/ui/Form";
import { Select, TextArea } from "~/ui/fields";
import { FilePicker } from "../FilePicker";
import { useSettle } from "../useSettle";
import { commitmentText } from "./parts";

export default function CommitmentDialog({
  commitment,
  deed,
  counterpart,
  onClose,
}: {
  commitment: Commitment;
  deed: CommitmentDeed;
  counterpart: string;
  onClose: () => void;
}) {
  const t = useT();
  const format = useFormat();
  const { send } = useSettle(commitment.record.id);
  const [files, setFiles] = useState<FileRef[]>([]);
  const bodyOf = (values: FormValues): Record<string, unknown> => {
    if (deed === "fulfil") {
      const note = values.optional("note");
      return { file_ids: files.map((file) => file.id), ...(note ? { note } : {}) };
    }
    if (deed === "assign") return { owner_membership_id: values.optional("owner_membership_id") ?? null };
    const reason = values.optional("reason");
    return {
      ...(deed === "move" ? { due_on: values.text("due_on") } : {}),
      ...(reason ? { reason } : {}),
    };
  };
  return (
    <Dialog title={t(`settle.commitment_${deed}_title`)} onClose={onClose}>
      <Form
        explain={(error) => (error.is("stale_version") ? t("complaints.stale_dialog") : null)}
        onSubmit={async (values) => {
          const path = `/commitments/${commitment.id}/actions/${deed}`;
          await send(path, { version: commitment.version, ...bodyOf(values) });
          onClose();
        }}
      >
        <p className="text-ink-2">
          <b className="font-medium text-ink">{commitmentText(t, format, commitment)}</b>
          {" — "}
          {t(`settle.commitment_${deed}_about`, { org: counterpart })}
        </p>
        {deed === "fulfil" ? (
          <>
            <TextArea
              name="note"
              label={t("settle.fulfil_note")}
              optional
              maxLength={5000}
              rows={3}
              autoFocus
            />
            <FilePicker label={t("settle.evidence")} files={files} onChange={setFiles} />
          </>
        ) : null}
        {deed === "move" ? (
          <DateField
            name="due_on"
            label={t("settle.new_date")}
            required
            min={new Date().toISOString().slice(0, 10)}
            defaultValue={commitment.due_at.slice(0, 10)}
          />
        ) : null}
        {deed === "assign" ? <OwnerField commitment={commitment} /> : null}
        {deed === "reject" || deed === "move" || deed === "release" ? (
          <TextArea
            name="reason"
            label={t("settle.reason")}
            required={deed === "reject"}
            optional={deed !== "reject"}
            maxLength={5000}
            rows={3}
          />
        ) : null}
        <FormActions submit={t(`settle.commitment_${deed}_submit`)} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}

function OwnerField({ commitment }: { commitment: Commitment }) {
  const t = useT();
  const people = useInfiniteQuery(peopleQuery).data?.pages.flatMap((page) => page.items) ?? [];
  const options = people
    .filter((person) => person.status === "active" && person.role !== "observer")
    .map((person) => ({ value: person.membership_id, label: person.name }));
  return (
    <Select
      // Once the people are there, the present owner can be the chosen one.
      key={options.length}
      name="owner_membership_id"
      label={t("complaints.owner")}
      options={options}
      placeholder={t("complaints.owner_none")}
      defaultValue={commitment.owner?.membership_id ?? ""}
    />
  );
}
