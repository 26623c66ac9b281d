import { describe, expect, it } from "vitest";
import type { Complaint } from "~/api/types";
import type { Mediation, Mediations } from "~/api/types-dispute";
import type { Offers } from "~/api/types-settle";
import { awaited, stepsOf, toWriteDown } from "./steps";

const AT = "2026-11-12T09:00:00Z";
const LATER = "2026-11-13T09:00:00Z";

function mediation(over: Partial<Mediation>): Mediation {
  return {
    state: "proposed",
    proposed_at: AT,
    consents: { customer: AT, vendor: null },
    answers: { customer: null, vendor: null },
    joined_at: null,
    recommended_at: null,
    determined_at: null,
    closed_at: null,
    ...over,
  } as Mediation;
}
const states = (one: Mediation) => stepsOf(one).map((step) => step.state);

describe("the steps of a mediation", () => {
  it("wait for the other side, then for the mediator, then for both", () => {
    expect(states(mediation({}))).toEqual(["done", "now", "later", "later", "later"]);
    const agreed = { consents: { customer: AT, vendor: LATER } };
    const active = mediation({ ...agreed, state: "active" });
    expect(states(active)).toEqual(["done", "done", "now", "later", "later"]);
    expect(stepsOf(active)[1]?.at).toBe(LATER);
    const recommended = mediation({
      ...agreed,
      state: "recommended",
      joined_at: LATER,
      recommended_at: LATER,
    });
    expect(states(recommended)).toEqual(["done", "done", "done", "now", "later"]);
    expect(states(mediation({ ...recommended, state: "determined", determined_at: LATER }))).toEqual([
      "done",
      "done",
      "done",
      "done",
      "now",
    ]);
  });

  it("do not look done if the end came before them", () => {
    const agreed = { consents: { customer: AT, vendor: LATER }, joined_at: LATER };
    const over = mediation({ ...agreed, state: "closed", closed_at: LATER });
    expect(states(over)).toEqual(["done", "done", "done", "later", "done"]);
  });

  it("name who is waited for", () => {
    expect(awaited(mediation({}))).toBe("vendor");
    expect(awaited(mediation({ state: "active" }))).toBe("mediator");
    expect(awaited(mediation({ state: "recommended" }))).toBe("both");
    const one = mediation({ state: "recommended", answers: { customer: "accepted", vendor: null } });
    expect(awaited(one)).toBe("vendor");
    expect(awaited(mediation({ state: "closed" }))).toBeNull();
  });
});

describe("a recommendation that both took", () => {
  const one = mediation({ state: "closed", outcome: "settled_by_recommendation", closed_at: LATER });
  const all = (over: Partial<Mediations> = {}) => ({ past: [one], current: null, ...over }) as Mediations;
  const asks = (status: Complaint["status"], mediations = all(), settled_at: string | null = null) =>
    toWriteDown({ status }, mediations, {
      items: [],
      settlement: settled_at ? { settled_at } : null,
    } as unknown as Offers);

  it("is to be written down until it is agreed as an offer", () => {
    expect(asks("disputed")).toBe(one);
    expect(asks("resolved")).toBeNull();
    expect(asks("closed")).toBeNull();
  });

  it("is done with once the matter was settled and opened again, or somebody else mediates", () => {
    expect(asks("disputed", all(), "2026-11-14T09:00:00Z")).toBeNull();
    expect(asks("disputed", all(), AT)).toBe(one);
    expect(asks("disputed", all({ current: mediation({}) }))).toBeNull();
    expect(asks("disputed", all({ past: [mediation({ state: "declined" })] }))).toBeNull();
  });
});
