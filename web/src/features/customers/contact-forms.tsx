/** The forms of a contact's card. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "~/api/client";
import { renewCustomers } from "~/api/queries/customers";
import { relationshipPeopleQuery } from "~/api/queries/organisation";
import type { AccountPerson, Contact, PointKind } from "~/api/types-customers";
import { useT } from "~/i18n";
import { DateField } from "~/ui/DateField";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { Checkbox, Select, TextArea, TextField } from "~/ui/fields";
import { RoleFields, roleOf } from "./RoleFields";
import { POINTS } from "./words";

interface Props {
  contact: Contact;
  onClose: () => void;
}

export function EditContact({ contact, onClose }: Props) {
  const t = useT();
  const client = useQueryClient();
  const account = contact.roles[0]?.account.relationship_id;
  const members = useQuery({ ...relationshipPeopleQuery(account ?? ""), enabled: account !== undefined });
  const options = (members.data?.items ?? []).map(({ membership_id, name }) => ({
    value: membership_id,
    label: name,
  }));
  const person = contact.person;
  if (person && !options.some((option) => option.value === person.membership_id)) {
    options.unshift({ value: person.membership_id, label: person.name });
  }
  return (
    <Dialog title={contact.name} onClose={onClose}>
      <Form
        label={contact.name}
        explain={(error) => {
          if (!error.is("precondition_failed")) return null;
          void renewCustomers(client);
          return t("partners.stale");
        }}
        onSubmit={async (values) => {
          const patch = {
            family: values.text("family"),
            given: values.optional("given") ?? null,
            middle: values.optional("middle") ?? null,
            note: values.optional("note") ?? null,
            membership_id: values.optional("membership_id") ?? null,
          };
          await api.patch(`/contacts/${contact.id}`, patch, contact.version);
          await renewCustomers(client);
          onClose();
        }}
      >
        <TextField
          name="given"
          label={t("customers.given")}
          optional
          maxLength={100}
          defaultValue={contact.given}
        />
        <TextField
          name="middle"
          label={t("customers.middle")}
          optional
          maxLength={100}
          defaultValue={contact.middle ?? ""}
        />
        <TextField
          name="family"
          label={t("customers.family")}
          required
          maxLength={100}
          defaultValue={contact.family}
        />
        <Select
          name="membership_id"
          label={t("customers.signs_in")}
          help={t("customers.signs_in_help")}
          key={options.length}
          options={options}
          placeholder={t("customers.nobody")}
          defaultValue={person?.membership_id ?? ""}
        />
        <TextArea
          name="note"
          label={t("customers.note")}
          help={t("customers.note_help")}
          optional
          rows={3}
          maxLength={4000}
          defaultValue={contact.note ?? ""}
        />
        <FormActions submit={t("common.save")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}

export function AddPoint({ contact, onClose }: Props) {
  const t = useT();
  const client = useQueryClient();
  return (
    <Dialog title={t("customers.add_point")} onClose={onClose}>
      <Form
        label={t("customers.add_point")}
        onSubmit={async (values) => {
          await api.post(`/contacts/${contact.id}/points`, {
            kind: values.text("kind") as PointKind,
            label: values.optional("label") ?? null,
            value: values.text("value"),
            is_primary: values.checked("is_primary"),
          });
          await renewCustomers(client);
          onClose();
        }}
      >
        <Select
          name="kind"
          label={t("customers.channel")}
          options={POINTS.map((value) => ({ value, label: t(`customers.point_${value}`) }))}
        />
        <TextField name="value" label={t("customers.value")} required autoFocus maxLength={300} />
        <TextField
          name="label"
          label={t("customers.label")}
          help={t("customers.label_help")}
          optional
          maxLength={60}
        />
        <Checkbox name="is_primary" label={t("customers.point_first")} />
        <FormActions submit={t("customers.add")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}

export function Consents({ contact, onClose }: Props) {
  const t = useT();
  const client = useQueryClient();
  return (
    <Dialog title={t("customers.add_consent")} onClose={onClose}>
      <Form
        label={t("customers.add_consent")}
        onSubmit={async (values) => {
          await api.post(`/contacts/${contact.id}/consents`, {
            channel: values.text("channel") as PointKind,
            state: values.text("state") === "withdrawn" ? "withdrawn" : "given",
            said_on: values.optional("said_on") ?? null,
            source: values.optional("source") ?? null,
          });
          await renewCustomers(client);
          onClose();
        }}
      >
        <p className="text-s text-ink-2">{t("customers.consent_help")}</p>
        <Select
          name="channel"
          label={t("customers.channel")}
          options={POINTS.map((value) => ({ value, label: t(`customers.point_${value}`) }))}
        />
        <Select
          name="state"
          label={t("customers.said")}
          options={(["given", "withdrawn"] as const).map((value) => ({
            value,
            label: t(`customers.consent_${value}`),
          }))}
        />
        <DateField name="said_on" label={t("customers.said_on")} optional />
        <TextField
          name="source"
          label={t("customers.source")}
          help={t("customers.source_help")}
          optional
          maxLength={200}
        />
        <FormActions submit={t("common.save")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}

export function NewRole({
  contact,
  account,
  people,
  onClose,
}: Props & { account: { id: string; name: string }; people: readonly AccountPerson[] }) {
  const t = useT();
  const client = useQueryClient();
  const role = contact.roles.find((each) => each.account.relationship_id === account.id && !each.valid_to);
  return (
    <Dialog title={t("customers.role_title", { account: account.name })} onClose={onClose} wide>
      <Form
        label={t("customers.role_title", { account: account.name })}
        onSubmit={async (values) => {
          await api.post(`/contacts/${contact.id}/roles`, roleOf(values, account.id));
          await renewCustomers(client);
          onClose();
        }}
      >
        <p className="text-s text-ink-2">{t("customers.role_lead")}</p>
        <RoleFields role={role} people={people} self={contact.id} />
        <FormActions submit={t("common.save")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
