import { describe, expect, test } from "vitest";
import type { Complaint } from "~/api/types";
import type { Commitment, Fact, Offer, Term, TermChange } from "~/api/types-settle";
import { promisedOf } from "~/features/complaints/page/promises";
import type { Translate } from "~/i18n";
import type { Formats } from "~/lib/format";
import { parseDays, parseSpans, spansText } from "./agreement/calendar";
import { hoursOf, minutesOf } from "./agreement/figures";
import { commitmentText } from "./commitments/parts";
import { deedsOf, isMediating } from "./escalation/state";
import { emptyTerm, needsAmount, openTerm, takesQuantity } from "./offers/terms";
import {
  awaitsReturn,
  changesByTerm,
  currencyDigits,
  factCounts,
  hasAnswered,
  inOrder,
  openOffers,
  sortedFacts,
  usualDay,
} from "./words";

const fact = (position: number, state: Fact["state"]) => ({ position, state }) as Fact;

describe("facts", () => {
  test("contested ones come first, then open ones, each in their order", () => {
    const facts = [fact(1, "agreed"), fact(2, "contested"), fact(3, "open"), fact(4, "contested")];
    expect(sortedFacts(facts).map((each) => each.position)).toEqual([2, 4, 3, 1]);
    expect(factCounts(facts)).toEqual({ agreed: 1, contested: 2, open: 1 });
  });
});

describe("answers to facts", () => {
  test("leave a fact where it was shown; what came meanwhile stands last", () => {
    const named = (id: string, state: Fact["state"], position: number) => ({ id, state, position }) as Fact;
    const facts = [named("a", "agreed", 1), named("new", "contested", 3), named("b", "open", 2)];
    expect(inOrder(facts, ["b", "a"]).map((each) => each.id)).toEqual(["b", "a", "new"]);
  });

  test("not to know is an answer only when somebody said so, of the words as they stand", () => {
    const answer = { kind: "fact_answered", side: "vendor", data: { stance: "unknown" } };
    const asked = (...history: object[]) =>
      hasAnswered(
        { stances: { customer: "agreed", vendor: "unknown" }, history } as unknown as Fact,
        "vendor",
      );
    const stated = { kind: "fact_stated", side: "customer", data: {} };
    const revised = { kind: "fact_revised", side: "customer", data: {} };
    expect(asked(stated)).toBe(false);
    expect(asked(stated, answer)).toBe(true);
    expect(asked(stated, answer, revised)).toBe(false);
    expect(asked(stated, { ...answer, side: "customer" })).toBe(false);
  });
});

describe("commitments", () => {
  const promise = (state: string, ...may: string[]) =>
    ({ state, actions: may.map((name) => ({ name, allowed: true })) }) as unknown as Commitment;

  test("what the reader can do comes first; what is done asks for nothing", () => {
    expect(promisedOf([promise("confirmed", "confirm")])).toBeNull();
    expect(promisedOf([promise("open")])?.step).toBe("wait");
    expect(promisedOf([promise("open", "fulfil"), promise("confirmed")])?.step).toBe("fulfil");
    expect(promisedOf([promise("open", "fulfil"), promise("fulfilled", "confirm")])?.step).toBe("confirm");
  });

  test("what is paid for goods waits until they are back, whoever reads it", () => {
    const of = (side: string, kind: string, ...rest: Parameters<typeof promise>) =>
      ({
        ...promise(...rest),
        side,
        kind,
        source_id: "s",
        return_required: kind === "refund",
        quantity: 12,
        due_at: "2026-12-01T00:00:00Z",
      }) as Commitment;
    const sent = (state: string, ...may: string[]) => of("customer", "return", state, ...may);
    const paid = (...may: string[]) => of("vendor", "refund", "open", ...may);
    const back = { due: "2026-12-01T00:00:00Z", quantity: 12 };
    expect(promisedOf([paid(), sent("open", "fulfil")])).toEqual({ step: "return", ...back });
    expect(promisedOf([paid("fulfil"), sent("open")])).toEqual({ step: "wait_return", ...back });
    expect(promisedOf([paid("fulfil"), sent("fulfilled", "confirm")])?.step).toBe("confirm_return");
    expect(promisedOf([paid(), sent("fulfilled")])?.step).toBe("wait");
    expect(promisedOf([paid("fulfil"), sent("confirmed")])?.step).toBe("fulfil");
    expect(promisedOf([paid("fulfil"), sent("released")])?.step).toBe("fulfil");
    // Those of another agreement have nothing to do with it.
    const other = { ...sent("open"), source_id: "other" };
    expect(promisedOf([paid("fulfil"), other])?.step).toBe("fulfil");
    // Where the server says what comes first, it is believed.
    const told = (waits_for: string | null) => ({ ...paid("fulfil"), waits_for });
    expect(promisedOf([told("back"), { ...sent("open"), id: "back" }])?.step).toBe("wait_return");
    expect(promisedOf([told(null), { ...sent("open"), id: "back" }])?.step).toBe("fulfil");
    expect(awaitsReturn(told("back"), [])).toBe(true);
  });

  test("what was paid for goods says no longer that they go back first, once they are back", () => {
    const t = Object.assign((id: string) => id, { has: () => true }) as unknown as Translate;
    const refund = (waits_for: string | null) =>
      ({
        kind: "refund",
        amount_minor: null,
        quantity: null,
        return_required: true,
        waits_for,
      }) as Commitment;
    const says = (one: Commitment) => commitmentText(t, {} as Formats, one).includes("settle.goods_go_back");
    expect(says(refund("back"))).toBe(true);
    expect(says(refund(null))).toBe(false);
  });

  test("an escalation is not taken back once both took a recommendation", () => {
    const action = (name: string) => ({ name, allowed: true, reason: null, needs: [] });
    const escalation = { actions: [action("answer"), action("de_escalate")] };
    expect(deedsOf(escalation, false)).toEqual(["answer", "de_escalate"]);
    expect(deedsOf(escalation, true)).toEqual(["answer"]);
  });

  test("a term without a date is due thirty days later", () => {
    expect(usualDay(new Date("2026-03-10T23:30:00Z"))).toBe("2026-04-09");
  });
});

describe("offers", () => {
  const change = (term: number, field: string, from: unknown, to: unknown): TermChange => ({
    term,
    field,
    from,
    to,
  });

  test("a difference is told at its term; a term that is gone is told apart from the new one at its place", () => {
    const diff = [
      change(0, "amount_minor", 0, 64_000),
      change(1, "term", null, { kind: "credit" }),
      change(1, "term", { kind: "repair" }, null),
    ];
    const { of, gone } = changesByTerm({ diff } as Offer);
    expect([...of(0).fields.keys()]).toEqual(["amount_minor"]);
    expect(of(0).added).toBe(false);
    expect(of(1).added).toBe(true);
    expect(gone).toEqual([diff[2]]);
  });

  test("an offer that is over waits for nobody", () => {
    const items = [
      { id: "1", state: "countered", side: "vendor" },
      { id: "2", state: "open", side: "customer" },
    ] as Offer[];
    const offers = {
      items,
      settlement: null,
      may_offer: { name: "offer", allowed: true, reason: null, needs: [] },
    };
    expect(openOffers(offers, "vendor").theirs?.id).toBe("2");
    expect(openOffers(offers, "vendor").ours).toBeUndefined();
    expect(openOffers(offers, "customer").ours?.id).toBe("2");
  });

  test("a recommendation does not begin with what was claimed", () => {
    const complaint = {
      remedy_sought: "refund",
      claimed_amount_minor: 64_000,
      currency: "EUR",
      quantity_affected: 12,
    } as Complaint;
    expect(emptyTerm(complaint).amount_minor).toBe(64_000);
    expect(openTerm(complaint)).toMatchObject({ kind: "refund", amount_minor: null, quantity: null });
  });

  test("a term asks for what its kind can hold", () => {
    const asks = (kind: Term["kind"]) => [needsAmount(kind), takesQuantity(kind)];
    expect(asks("refund")).toEqual([true, true]);
    expect(asks("goodwill")).toEqual([true, false]);
    expect(asks("replacement")).toEqual([false, true]);
    expect(asks("no_remedy")).toEqual([false, false]);
  });

  test("money has the digits of its currency", () => {
    expect(currencyDigits("EUR")).toBe(2);
    expect(currencyDigits("JPY")).toBe(0);
    expect(currencyDigits("??")).toBe(2);
  });
});

describe("office hours", () => {
  test("are read as people write them", () => {
    expect(parseSpans("8-12, 13:00–17:30")).toEqual([
      { from: "08:00", to: "12:00" },
      { from: "13:00", to: "17:30" },
    ]);
    expect(parseSpans("00:00-24:00")).toEqual([{ from: "00:00", to: "24:00" }]);
    expect(parseSpans("")).toEqual([]);
  });

  test("that make no sense are refused", () => {
    for (const text of ["9", "17:00-09:00", "25:00-26:00", "09:00-09:00", "9:60-10:00"]) {
      expect(parseSpans(text), text).toBeNull();
    }
  });

  test("come back as they were", () => {
    const spans = [
      { from: "08:00", to: "12:00" },
      { from: "13:00", to: "17:00" },
    ];
    const calendar = { time_zone: "UTC", days: [{ day: 1, spans }], holidays: [] };
    expect(parseSpans(spansText(calendar, 1))).toEqual(spans);
    expect(spansText(calendar, 2)).toBe("");
  });

  test("holidays stand once each, in order", () => {
    expect(parseDays("2026-12-25\n2026-01-01, 2026-12-25")).toEqual(["2026-01-01", "2026-12-25"]);
  });

  test("hours and minutes fit together", () => {
    expect(minutesOf(hoursOf(100) ?? undefined)).toBe(100);
    expect(hoursOf(null)).toBeNull();
    expect(minutesOf(undefined)).toBeNull();
  });
});

test("a mediator who was only proposed, or declined, was not reached", () => {
  expect(isMediating(null)).toBe(false);
  expect(isMediating({ state: "proposed" })).toBe(false);
  expect(isMediating({ state: "declined" })).toBe(false);
  for (const state of ["active", "recommended", "determined", "review", "closed"] as const) {
    expect(isMediating({ state }), state).toBe(true);
  }
});
