/** Makes a colleague a deputy or an expert at a customer. */
import { useQueryClient } from "@tanstack/react-query";
import { api } from "~/api/client";
import { renewCustomers } from "~/api/queries/customers";
import type { AccountDetails } from "~/api/types-customers";
import { useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Select } from "~/ui/fields";
import { useColleagues } from "./colleagues";

export default function JoinTeam({ account, onClose }: { account: AccountDetails; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const colleagues = useColleagues();
  return (
    <Dialog title={t("customers.join_team")} onClose={onClose}>
      <Form
        label={t("customers.join_team")}
        onSubmit={async (values) => {
          await api.post(`/accounts/${account.id}/team`, {
            membership_id: values.text("membership_id"),
            role: values.text("role") === "expert" ? "expert" : "deputy",
          });
          await renewCustomers(client);
          onClose();
        }}
      >
        <Select name="membership_id" label={t("customers.colleague")} options={colleagues} required />
        <Select
          name="role"
          label={t("customers.as")}
          options={(["deputy", "expert"] as const).map((value) => ({
            value,
            label: t(`customers.team_${value}`),
          }))}
        />
        <FormActions submit={t("customers.add")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
