/** People of both sides who can be named in a row. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { useActing } from "~/api/queries/me";
import { peopleQuery } from "~/api/queries/organisation";
import type { PersonRef } from "~/api/types";
import type { Option } from "~/ui/fields";
import { useReport } from "../context";

/** Own colleagues, and whoever of the other side takes part in the complaint or in its report. */
export function usePeople(): Option[] {
  const { complaint, report } = useReport();
  const own = useActing().organisation;
  const colleagues = useInfiniteQuery(peopleQuery).data?.pages.flatMap((page) => page.items) ?? [];
  const { customer, vendor } = complaint.owners;
  const known: (PersonRef | null)[] = [customer, vendor, ...complaint.people, ...report.people];
  const options = new Map<string, string>();
  for (const person of colleagues) {
    if (person.status === "active") options.set(person.membership_id, `${person.name} (${own.name})`);
  }
  const firms = [complaint.customer.id, complaint.vendor.id];
  for (const person of known) {
    if (!person || options.has(person.membership_id) || !firms.includes(person.organisation.id)) continue;
    options.set(person.membership_id, `${person.name} (${person.organisation.name})`);
  }
  return [...options]
    .map(([value, label]) => ({ value, label }))
    .sort((one, other) => one.label.localeCompare(other.label));
}
