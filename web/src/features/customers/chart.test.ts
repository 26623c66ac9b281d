import { describe, expect, it } from "vitest";
import type { AccountPerson } from "~/api/types-customers";
import { placePeople } from "./chart";

function person(id: string, above: string | null = null): AccountPerson {
  const reports_to = above === null ? null : { id: above, name: above };
  return { contact: { id, name: id }, role: { reports_to } } as AccountPerson;
}

function places(people: AccountPerson[]) {
  const { placed, columns, rows } = placePeople(people);
  const at = Object.fromEntries(placed.map((each) => [each.person.contact.id, [each.column, each.row]]));
  return { at, columns, rows };
}

describe("a people chart", () => {
  it("puts whoever is above others over their middle", () => {
    const found = places([person("a"), person("b", "a"), person("c", "a"), person("d")]);
    expect(found).toEqual({ at: { b: [0, 1], c: [1, 1], a: [0.5, 0], d: [2, 0] }, columns: 3, rows: 2 });
  });

  it("lets those stand alone whose superior has left, and ends in a circle", () => {
    expect(places([person("b", "gone")]).at).toEqual({ b: [0, 0] });
    expect(Object.keys(places([person("a", "b"), person("b", "a")]).at).sort()).toEqual(["a", "b"]);
  });
});
