/** What somebody is at a customer: the fields of a role, and what they make of it. */
import type { AccountPerson, BuyingRole, NewContactRole } from "~/api/types-customers";
import { useT } from "~/i18n";
import { DateField } from "~/ui/DateField";
import type { FormValues } from "~/ui/Form";
import { Checkbox, Select, TextField } from "~/ui/fields";
import { PARTS } from "./words";

export function roleOf(values: FormValues, relationship_id: string): NewContactRole {
  return {
    relationship_id,
    title: values.optional("title") ?? null,
    buying_roles: values.all("part") as BuyingRole[],
    influence: values.number("influence") ?? null,
    is_primary: values.checked("is_primary"),
    reports_to: values.optional("reports_to") ?? null,
    valid_from: values.optional("valid_from") ?? null,
  };
}

export function RoleFields({
  role,
  people,
  self,
}: {
  role?: AccountPerson["role"] | undefined;
  people: readonly AccountPerson[];
  self?: string | undefined;
}) {
  const t = useT();
  const others = people.filter((person) => person.contact.id !== self);
  return (
    <>
      <TextField
        name="title"
        label={t("customers.job")}
        optional
        maxLength={200}
        defaultValue={role?.title ?? ""}
      />
      <fieldset>
        <legend className="field-label">{t("customers.parts")}</legend>
        <p className="field-help">{t("customers.parts_help")}</p>
        <div className="mt-1 grid gap-x-4 gap-y-2 sm:grid-cols-2">
          {PARTS.map((part) => (
            <Checkbox
              key={part}
              name="part"
              value={part}
              label={t(`customers.part_${part}`)}
              defaultChecked={role?.buying_roles.includes(part) ?? false}
            />
          ))}
        </div>
      </fieldset>
      <div className="grid gap-4 md:grid-cols-2">
        <Select
          name="influence"
          label={t("customers.influence")}
          options={["1", "2", "3", "4", "5"].map((value) => ({
            value,
            label: t(`customers.influence_${value as "1" | "2" | "3" | "4" | "5"}`),
          }))}
          placeholder={t("customers.not_known")}
          defaultValue={role?.influence ? String(role.influence) : ""}
        />
        <Select
          name="reports_to"
          label={t("customers.reports_to")}
          options={others.map(({ contact }) => ({ value: contact.id, label: contact.name }))}
          placeholder={t("customers.nobody")}
          defaultValue={role?.reports_to?.id ?? ""}
        />
      </div>
      <DateField name="valid_from" label={t("customers.since")} help={t("customers.since_help")} optional />
      <Checkbox name="is_primary" label={t("customers.primary")} defaultChecked={role?.is_primary ?? false} />
    </>
  );
}
