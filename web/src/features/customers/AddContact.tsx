/** Adds somebody at a customer: who they are, what they are there, how they are reached. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "~/api/client";
import { renewCustomers } from "~/api/queries/customers";
import { relationshipPeopleQuery } from "~/api/queries/organisation";
import type { AccountPerson, Contact } from "~/api/types-customers";
import { useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions, type FormValues } from "~/ui/Form";
import { Select, TextField } from "~/ui/fields";
import { toast } from "~/ui/toast";
import { RoleFields, roleOf } from "./RoleFields";

export default function AddContact({
  account,
  people,
  onClose,
}: {
  account: { id: string; name: string };
  people: readonly AccountPerson[];
  onClose: () => void;
}) {
  const t = useT();
  const client = useQueryClient();
  const members = useQuery(relationshipPeopleQuery(account.id)).data?.items ?? [];
  const known = new Set(people.map((person) => person.person?.membership_id));
  const save = async (values: FormValues) => {
    const made = await api.post<Contact>("/contacts", {
      family: values.text("family"),
      given: values.optional("given") ?? null,
      middle: values.optional("middle") ?? null,
      membership_id: values.optional("membership_id") ?? null,
    });
    const path = `/contacts/${made.id}`;
    // Whoever is kept stays kept if the rest is refused: it is put right in their card.
    try {
      await api.post(`${path}/roles`, roleOf(values, account.id));
      for (const kind of ["phone", "email"] as const) {
        const value = values.optional(kind);
        if (value) await api.post(`${path}/points`, { kind, value });
      }
    } catch (error) {
      await api.patch(path, { archived: true }, made.version);
      throw error;
    }
    await renewCustomers(client);
    toast({ text: t("customers.contact_added", { name: made.name }) });
    onClose();
  };
  return (
    <Dialog title={t("customers.add_contact_title", { name: account.name })} onClose={onClose} wide>
      <Form
        label={t("customers.add_contact_title", { name: account.name })}
        onSubmit={save}
        fieldNames={{ value: "email" }}
      >
        <div className="grid gap-4 md:grid-cols-3">
          <TextField name="given" label={t("customers.given")} optional autoFocus maxLength={100} />
          <TextField name="middle" label={t("customers.middle")} optional maxLength={100} />
          <TextField name="family" label={t("customers.family")} required maxLength={100} />
        </div>
        <div className="grid gap-4 md:grid-cols-2">
          <TextField name="phone" type="tel" label={t("customers.point_phone")} optional maxLength={60} />
          <TextField name="email" type="email" label={t("customers.point_email")} optional maxLength={254} />
        </div>
        {members.length > 0 ? (
          <Select
            name="membership_id"
            label={t("customers.signs_in")}
            help={t("customers.signs_in_help")}
            options={members
              .filter((member) => !known.has(member.membership_id))
              .map((member) => ({ value: member.membership_id, label: member.name }))}
            placeholder={t("customers.nobody")}
          />
        ) : null}
        <RoleFields people={people} />
        <FormActions submit={t("customers.add")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
