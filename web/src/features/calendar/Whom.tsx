/** With which customer, and with whom there: one of its people, or somebody by name. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { accountPeopleQuery } from "~/api/queries/customers";
import { relationshipsQuery } from "~/api/queries/organisation";
import type { Activity } from "~/api/types-calendar";
import { useT } from "~/i18n";
import { ComboBox } from "~/ui/ComboBox";
import { Select, TextField } from "~/ui/fields";

interface Props {
  activity?: Activity | undefined;
  /** The customer that it starts with. */
  chosen?: { id: string; name: string } | undefined;
}

export function Whom({ activity, chosen }: Props) {
  const t = useT();
  const customers = useCustomers();
  const [customer, setCustomer] = useState<string | null>(chosen?.id ?? null);
  return (
    <div className="calendar-pair">
      <ComboBox
        name="relationship_id"
        label={t("calendar.customer")}
        optional
        options={withChosen(customers, chosen)}
        defaultValue={chosen?.id ?? null}
        onChange={setCustomer}
      />
      {customer ? (
        <Person
          key={customer}
          customer={customer}
          activity={customer === chosen?.id ? activity : undefined}
        />
      ) : (
        <Name activity={activity} />
      )}
    </div>
  );
}

/** Those who are somebody at the customer today; anybody else is named. */
function Person({ customer, activity }: { customer: string; activity?: Activity | undefined }) {
  const t = useT();
  const people = useQuery(accountPeopleQuery(customer, null)).data?.items ?? [];
  const known = activity?.contact?.id ?? null;
  const named = activity?.contact && !known;
  const [chosen, setChosen] = useState<string | null>(known);
  const options = [...new Map(people.map((each) => [each.contact.id, each.contact.name]))].map(
    ([value, label]) => ({ value, label }),
  );
  if (known && activity?.contact && !options.some((each) => each.value === known)) {
    options.unshift({ value: known, label: activity.contact.name });
  }
  if (options.length === 0) return <Name activity={activity} />;
  return (
    <div className="flex flex-col gap-2">
      <Select
        key={options.length}
        name="contact_id"
        label={t("calendar.contact")}
        options={[{ value: "", label: t("calendar.contact_other") }, ...options]}
        defaultValue={chosen ?? ""}
        onChange={(id) => setChosen(id || null)}
      />
      {chosen ? null : <Name activity={named ? activity : undefined} further />}
    </div>
  );
}

function Name({ activity, further }: { activity?: Activity | undefined; further?: boolean }) {
  const t = useT();
  return (
    <TextField
      name="contact_name"
      label={t(further ? "calendar.contact_name" : "calendar.contact")}
      optional
      defaultValue={activity?.contact?.id ? "" : activity?.contact?.name}
      maxLength={200}
    />
  );
}

function useCustomers(): { id: string; label: string }[] {
  const list = useInfiniteQuery(relationshipsQuery({ limit: 100 }));
  const all = list.data?.pages.flatMap((page) => page.items) ?? [];
  return all
    .filter((each) => each.side === "vendor")
    .map((each) => ({ id: each.id, label: each.counterpart.name }));
}

/** The chosen one is there before the list is, and if it is not among the first hundred. */
function withChosen(list: { id: string; label: string }[], chosen: { id: string; name: string } | undefined) {
  if (!chosen || list.some((each) => each.id === chosen.id)) return list;
  return [{ id: chosen.id, label: chosen.name }, ...list];
}
