/** What an action asks for. Text that was begun is kept in this browser until the action is done. */
import { useState } from "react";
import type { ApiError } from "~/api/errors";
import type { Complaint } from "~/api/types";
import { useT } from "~/i18n";
import { recall, remember } from "~/lib/storage";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions, type FormValues } from "~/ui/Form";
import { RadioGroup, Select, TextArea } from "~/ui/fields";
import { REMEDIES, wordLabel, wordOptions } from "../labels";
import { Offer } from "./Offer";
import { type Deed, deedsOf, deedText } from "./turn";
import { useAct } from "./useAct";

const MAX_TEXT = 20_000;
/** The field of the request that holds the text, and whether it may stay empty. */
const TEXT: Partial<Record<Deed, { name: string; required: boolean }>> = {
  accept: { name: "note", required: false },
  close: { name: "note", required: false },
  answer: { name: "body", required: true },
  ask_customer: { name: "question", required: true },
  ask_vendor: { name: "question", required: true },
  decline: { name: "reason", required: true },
  refuse: { name: "reason", required: true },
  reopen: { name: "reason", required: true },
  withdraw: { name: "reason", required: false },
  propose: { name: "resolution_notes", required: true },
};

export default function ActionDialog({
  deed,
  complaint,
  onClose,
}: {
  deed: Deed;
  complaint: Complaint;
  onClose: () => void;
}) {
  const t = useT();
  const { act } = useAct(complaint);
  const storage = `action.${complaint.id}.${deed}`;
  const [agree, setAgree] = useState<"yes" | "no" | undefined>(undefined);
  const still = deedsOf(complaint).includes(deed);
  const text = deed === "answer_refusal" ? { name: "reason", required: agree === "no" } : TEXT[deed];

  // All deeds that open a dialog have these texts, with the same values.
  const words = <Part extends "title" | "about" | "text" | "submit">(part: Part) =>
    deedText(t, part, deed, complaint.status) as `complaints.${Part}_accept`;

  const submit = async (values: FormValues) => {
    const body: Record<string, unknown> = {};
    if (text) {
      const typed = values.text(text.name);
      if (typed || text.required) body[text.name] = typed;
    }
    if (deed === "propose") body.resolution_code = values.text("resolution_code");
    if (deed === "answer_refusal") body.agree = values.text("agree") === "yes";
    await act(deed, body);
    remember(storage, null);
    onClose();
  };
  const explain = (error: ApiError) => (error.is("stale_version") ? t("complaints.stale_dialog") : null);

  return (
    <Dialog title={t(words("title"))} onClose={onClose} wide={deed === "propose"}>
      <Form onSubmit={submit} explain={explain}>
        <p className="text-ink-2">{t(words("about"), { org: complaint.counterpart.name })}</p>
        {deed === "accept" ? (
          <div className="card">
            <Offer complaint={complaint} />
          </div>
        ) : null}
        {deed === "answer_refusal" ? (
          <>
            <Refusal complaint={complaint} />
            <RadioGroup<"yes" | "no">
              name="agree"
              label={t("complaints.your_answer")}
              required
              value={agree ?? ("" as "yes")}
              onChange={setAgree}
              options={[
                { value: "yes", label: t("complaints.agree_yes"), help: t("complaints.agree_yes_help") },
                { value: "no", label: t("complaints.agree_no"), help: t("complaints.agree_no_help") },
              ]}
            />
          </>
        ) : null}
        {deed === "propose" ? (
          <Select
            name="resolution_code"
            label={t("complaints.resolution_code")}
            help={t("complaints.they_asked_for", {
              remedy: wordLabel(t, "remedy", complaint.remedy_sought).toLocaleLowerCase(),
            })}
            options={wordOptions(t, "remedy", REMEDIES)}
            placeholder={t("complaints.choose")}
            defaultValue=""
            required
          />
        ) : null}
        {text ? (
          <TextArea
            name={text.name}
            label={t(words("text"))}
            defaultValue={recall(storage) ?? ""}
            onChange={(typed) => remember(storage, typed || null)}
            required={text.required}
            optional={!text.required}
            maxLength={MAX_TEXT}
            rows={deed === "propose" || deed === "answer" ? 7 : 4}
            autoFocus={deed !== "propose" && deed !== "answer_refusal"}
          />
        ) : null}
        {still ? null : (
          <p role="alert" className="notice notice-bad">
            {t("complaints.no_longer", { status: complaint.status_label })}
          </p>
        )}
        <FormActions
          submit={t(words("submit"))}
          danger={deed === "withdraw" || deed === "refuse"}
          onCancel={onClose}
        />
      </Form>
    </Dialog>
  );
}

function Refusal({ complaint }: { complaint: Complaint }) {
  if (!complaint.refusal_reason) return null;
  return <blockquote className="card whitespace-pre-wrap">{complaint.refusal_reason}</blockquote>;
}
