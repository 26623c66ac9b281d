/** Where everybody stands in a people chart: whoever reports to somebody stands below them. Pure. */
import type { AccountPerson } from "~/api/types-customers";

export interface Placed {
  person: AccountPerson;
  /** In boxes, from the left; halves stand between two. */
  column: number;
  row: number;
  above: string | null;
}

/** Leaves take the next free column, whoever is above them the middle of theirs. */
export function placePeople(people: readonly AccountPerson[]): {
  placed: Placed[];
  columns: number;
  rows: number;
} {
  const known = new Set(people.map((person) => person.contact.id));
  const above = (person: AccountPerson) => {
    const id = person.role.reports_to?.id ?? null;
    return id !== null && known.has(id) && id !== person.contact.id ? id : null;
  };
  const below = new Map<string | null, AccountPerson[]>();
  for (const person of people) {
    const list = below.get(above(person)) ?? [];
    list.push(person);
    below.set(above(person), list);
  }
  const placed: Placed[] = [];
  const seen = new Set<string>();
  let columns = 0;
  let rows = 0;
  const place = (person: AccountPerson, row: number): number => {
    seen.add(person.contact.id);
    rows = Math.max(rows, row + 1);
    const under = (below.get(person.contact.id) ?? []).filter((each) => !seen.has(each.contact.id));
    const at = under.map((each) => place(each, row + 1));
    const first = at[0];
    const last = at.at(-1);
    const column = first === undefined || last === undefined ? columns++ : (first + last) / 2;
    placed.push({ person, column, row, above: above(person) });
    return column;
  };
  for (const person of below.get(null) ?? []) place(person, 0);
  // A circle, which no new role makes, has no top: it stands beside the others.
  for (const person of people) if (!seen.has(person.contact.id)) place(person, 0);
  return { placed, columns, rows };
}
