/** A customer says what is wrong in what its vendor keeps about it. */
import { useQueryClient } from "@tanstack/react-query";
import { api } from "~/api/client";
import { renewCustomers } from "~/api/queries/customers";
import type { CorrectionList } from "~/api/types-customers";
import { useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { TextArea, TextField } from "~/ui/fields";
import { toast } from "~/ui/toast";
import { FIELDS } from "./Corrections";

const MOST = { legal_name: 300, tax_id: 40, legal_address: 500 } as const;

export default function ProposeCorrection({
  relationship,
  data,
  vendor,
  onClose,
}: {
  relationship: string;
  data: CorrectionList["data"];
  vendor: string;
  onClose: () => void;
}) {
  const t = useT();
  const client = useQueryClient();
  return (
    <Dialog title={t("customers.propose_title")} onClose={onClose}>
      <Form
        label={t("customers.propose_title")}
        onSubmit={async (values) => {
          const body = Object.fromEntries(FIELDS.map((field) => [field, values.optional(field) ?? null]));
          const comment = values.optional("comment") ?? null;
          await api.post(`/relationships/${relationship}/corrections`, { ...body, comment });
          await renewCustomers(client);
          toast({ text: t("customers.proposed", { vendor }) });
          onClose();
        }}
      >
        <p className="text-s text-ink-2">{t("customers.propose_lead", { vendor })}</p>
        {FIELDS.map((field, at) => (
          <TextField
            key={field}
            name={field}
            label={t(`customers.${field}`)}
            defaultValue={data[field] ?? ""}
            maxLength={MOST[field]}
            autoFocus={at === 0}
          />
        ))}
        <TextArea name="comment" label={t("customers.comment")} optional rows={3} maxLength={2000} />
        <FormActions submit={t("customers.send")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
