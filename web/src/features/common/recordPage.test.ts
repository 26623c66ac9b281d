import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { recordLink } from "./recordPage";

type Kind = Parameters<typeof recordLink>[1]["kind"];

const openapi = JSON.parse(readFileSync(new URL("../../../../openapi.json", import.meta.url), "utf8"));
const kinds: Kind[] = openapi.components.schemas.RecordKind.enum;
const routes = readFileSync(new URL("../../routeTree.gen.ts", import.meta.url), "utf8");

describe("the link to a record", () => {
  it("leads to a page that there is, for every kind of record", () => {
    expect(kinds).toContain("agreement");
    for (const kind of kinds) {
      for (const relationship of ["R", null, undefined]) {
        const { to } = recordLink("acme", { id: "A", kind }, relationship);
        expect(
          [`"${to}"`, `"${to}/"`].some((page) => routes.includes(page)),
          `${kind}: ${to}`,
        ).toBe(true);
      }
    }
  });

  it("names an agreement by its relationship, and never by its record", () => {
    const agreement = { id: "A", kind: "agreement" as const };
    expect(recordLink("acme", agreement, "R")).toEqual({
      to: "/o/$org/partners/$id/agreement",
      params: { org: "acme", id: "R" },
    });
    expect(recordLink("acme", agreement).to).toBe("/o/$org/partners");
  });

  it("is asked of this one place", () => {
    const files = readdirSync(new URL("../..", import.meta.url), { recursive: true, encoding: "utf8" });
    const others = files.filter(
      (path) =>
        /\.tsx?$/.test(path) &&
        !path.includes("recordPage") &&
        readFileSync(new URL(`../../${path}`, import.meta.url), "utf8").includes("RECORD_PAGES"),
    );
    expect(others).toEqual([]);
  });
});
