import { describe, expect, test } from "vitest";
import { parseAddresses } from "./parse";

describe("addresses as they are pasted", () => {
  test("lines, commas and semicolons, with and without names", () => {
    const { people, wrong, twice } = parseAddresses(
      'anna@northwind.example\n"Brandt, Jonas" <jonas@ferrum.example>; Li Wei <li@aqua.example>, mailto:eve@x.example',
    );
    expect(people).toEqual([
      { email: "anna@northwind.example" },
      { name: "Brandt, Jonas", email: "jonas@ferrum.example" },
      { name: "Li Wei", email: "li@aqua.example" },
      { email: "eve@x.example" },
    ]);
    expect(wrong).toEqual([]);
    expect(twice).toBe(0);
  });

  test("what is no address is told, what stands there twice is asked once", () => {
    const { people, wrong, twice } = parseAddresses(
      "anna@northwind.example\nANNA@northwind.example\nJonas Brandt\na@b",
    );
    expect(people).toHaveLength(1);
    expect(wrong).toEqual(["Jonas Brandt", "a@b"]);
    expect(twice).toBe(1);
  });
});
