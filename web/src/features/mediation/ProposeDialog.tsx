/** Proposes a person of neither side. What follows from it is said before anything is sent. */
import type { Complaint } from "~/api/types";
import { useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Checkbox, TextArea, TextField } from "~/ui/fields";
import { toast } from "~/ui/toast";
import { useSettle } from "../settle/useSettle";
import { WhatAMediatorSees } from "./Sees";

export default function ProposeDialog({ complaint, onClose }: { complaint: Complaint; onClose: () => void }) {
  const t = useT();
  const { send } = useSettle(complaint.id);
  const org = complaint.counterpart.name;
  return (
    <Dialog title={t("mediation.propose_title")} onClose={onClose}>
      <Form
        onSubmit={async (values) => {
          const note = values.optional("note");
          await send(`/complaints/${complaint.id}/mediation`, {
            name: values.text("name"),
            email: values.text("email"),
            organisation: values.text("organisation"),
            binding: values.checked("binding"),
            ...(note ? { note } : {}),
          });
          toast({ text: t("mediation.proposed_done", { org }) });
          onClose();
        }}
      >
        <p className="text-ink-2">{t("mediation.propose_about", { org })}</p>
        <TextField name="name" label={t("mediation.who")} required maxLength={200} autoComplete="off" autoFocus />
        <TextField
          name="organisation"
          label={t("mediation.organisation")}
          help={t("mediation.organisation_help")}
          required
          maxLength={200}
          autoComplete="off"
        />
        <TextField
          name="email"
          type="email"
          label={t("mediation.email")}
          help={t("mediation.email_help", { org })}
          required
          maxLength={254}
          autoComplete="off"
        />
        <TextArea name="note" label={t("mediation.why")} optional maxLength={2000} rows={3} />
        <Checkbox name="binding" label={t("mediation.binding")} help={t("mediation.binding_help")} />
        <WhatAMediatorSees />
        <FormActions submit={t("mediation.propose_submit", { org })} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
