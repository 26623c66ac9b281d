/** Changes what a vendor keeps about a customer. */
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "~/api/client";
import { accountsQuery, renewCustomers } from "~/api/queries/customers";
import type { AccountDetails } from "~/api/types-customers";
import { useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions, type FormValues } from "~/ui/Form";
import { Select, TextArea, TextField } from "~/ui/fields";
import { toast } from "~/ui/toast";
import { useColleagues } from "./colleagues";
import { STATUSES } from "./words";

const TEXTS = ["customer_number", "tier", "legal_name", "tax_id", "legal_address", "note"] as const;

function patchOf(values: FormValues) {
  return {
    ...Object.fromEntries(TEXTS.map((field) => [field, values.optional(field) ?? null])),
    name: values.text("name"),
    status: values.text("status"),
    owner_membership_id: values.optional("owner") ?? null,
    parent_id: values.optional("parent_id") ?? null,
  };
}

export default function EditAccount({ account, onClose }: { account: AccountDetails; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const owners = useColleagues();
  const firms =
    useInfiniteQuery(accountsQuery({ limit: 100 })).data?.pages.flatMap((page) => page.items) ?? [];
  const parents = firms
    .filter((firm) => firm.id !== account.id)
    .map((firm) => ({ value: firm.id as string, label: firm.name }));
  const { owner, parent } = account;
  if (owner && !owners.some((option) => option.value === owner.membership_id)) {
    owners.unshift({ value: owner.membership_id, label: owner.name });
  }
  if (parent && !parents.some((option) => option.value === parent.relationship_id)) {
    parents.unshift({ value: parent.relationship_id, label: parent.name });
  }
  return (
    <Dialog title={t("partners.details")} onClose={onClose} wide>
      <Form
        label={t("partners.details")}
        explain={(error) => {
          if (!error.is("precondition_failed")) return null;
          void renewCustomers(client);
          return t("partners.stale");
        }}
        onSubmit={async (values) => {
          await api.patch(`/accounts/${account.id}`, patchOf(values), account.version);
          await renewCustomers(client);
          toast({ text: t("partners.saved") });
          onClose();
        }}
      >
        <TextField
          name="name"
          label={t("partners.name")}
          required
          maxLength={200}
          defaultValue={account.name}
        />
        <div className="grid gap-4 md:grid-cols-3">
          <Select
            name="status"
            label={t("customers.status")}
            options={STATUSES.map((value) => ({ value, label: t(`customers.status_${value}`) }))}
            defaultValue={account.status}
          />
          <TextField
            name="tier"
            label={t("partners.tier")}
            optional
            maxLength={60}
            defaultValue={account.tier ?? ""}
          />
          <TextField
            name="customer_number"
            label={t("partners.number")}
            optional
            maxLength={60}
            defaultValue={account.customer_number ?? ""}
          />
        </div>
        <TextField
          name="legal_name"
          label={t("customers.legal_name")}
          optional
          maxLength={300}
          defaultValue={account.legal_name ?? ""}
        />
        <TextField
          name="tax_id"
          label={t("customers.tax_id")}
          optional
          maxLength={40}
          defaultValue={account.tax_id ?? ""}
        />
        <TextField
          name="legal_address"
          label={t("customers.legal_address")}
          help={t("customers.legal_help")}
          optional
          maxLength={500}
          defaultValue={account.legal_address ?? ""}
        />
        <div className="grid gap-4 md:grid-cols-2">
          <Select
            key={`owner ${owners.length}`}
            name="owner"
            label={t("partners.owner")}
            help={t("partners.owner_help")}
            options={owners}
            placeholder={t("partners.owner_none")}
            defaultValue={owner?.membership_id ?? ""}
          />
          <Select
            key={`parent ${parents.length}`}
            name="parent_id"
            label={t("customers.parent")}
            options={parents}
            placeholder={t("customers.nobody")}
            defaultValue={parent?.relationship_id ?? ""}
          />
        </div>
        <TextArea
          name="note"
          label={t("customers.account_note")}
          help={t("customers.note_help")}
          optional
          rows={3}
          maxLength={4000}
          defaultValue={account.note ?? ""}
        />
        <FormActions submit={t("common.save")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
