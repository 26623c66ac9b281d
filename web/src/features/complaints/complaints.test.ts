import { describe, expect, it } from "vitest";
import type { ActionName, Complaint, FieldDef } from "~/api/types";
import type { Translate } from "~/i18n";
import en from "~/i18n/en/complaints.json";
import { toInput, toPatch, valuesOf } from "./form/values";
import { differs, isFiltered, queryOf, searchOfView, validateListSearch } from "./list/search";
import { afterwardsId, canFollowUp, deedsOf, deedText, sentenceId } from "./page/turn";

describe("the address of the list", () => {
  it("keeps what it knows and drops the rest", () => {
    expect(
      validateListSearch({
        q: 9921,
        status: "submitted,nonsense",
        severity: "loud",
        owner: "me",
        relationship_id: "1 or 1=1",
        open: false,
        extra: "x",
      }),
    ).toEqual({ q: "9921", status: "submitted", owner: "me", open: false });
  });

  it("becomes the query of the server, with the base of its view", () => {
    expect(queryOf({})).toEqual({ open: "true" });
    expect(queryOf({ view: "turn", severity: "major" })).toEqual({
      ball: "mine",
      open: "true",
      severity: "major",
    });
    expect(queryOf({ view: "closed" })).toEqual({ open: "false" });
  });

  it("knows a saved view again, and when it was changed", () => {
    const view = {
      id: "0190a000-0000-7000-8000-000000000801",
      name: "x",
      query: { severity: "major", open: "true" },
    };
    const search = searchOfView(view);
    expect(queryOf(search)).toEqual(view.query);
    expect(differs(search, view)).toBe(false);
    expect(differs({ ...search, severity: "minor" }, view)).toBe(true);
    expect(isFiltered({ view: "turn" })).toBe(false);
  });
});

const field = (key: string, type: FieldDef["type"], over: Partial<FieldDef> = {}): FieldDef => ({
  key,
  fixed: true,
  type,
  label: key,
  help: null,
  required: false,
  group: "what",
  options: [],
  max: null,
  ...over,
});
const FIELDS = [
  field("title", "text"),
  field("lot", "text"),
  field("quantity_affected", "number"),
  field("claimed_amount_minor", "money"),
  field("reference", "text"),
  field("rush", "boolean", { fixed: false }),
  field("heat", "text", { fixed: false }),
];

describe("the filing form", () => {
  it("sends numbers as numbers, money in minor units, and leaves empty fields out", () => {
    const values = {
      title: "Cracked",
      quantity_affected: "2",
      claimed_amount: "12.5",
      currency: "EUR",
      "custom.rush": "on",
    };
    expect(toInput(FIELDS, values)).toEqual({
      title: "Cracked",
      quantity_affected: 2,
      claimed_amount_minor: 1250,
      currency: "EUR",
      custom: { rush: true },
    });
    expect(toInput(FIELDS, { claimed_amount: "1200", currency: "JPY" })).toEqual({
      claimed_amount_minor: 1200,
      currency: "JPY",
    });
    expect(toInput(FIELDS, { currency: "EUR" })).toEqual({});
  });

  it("patches only what was changed, and empties what was cleared", () => {
    const before = { title: "A", lot: "24-117", claimed_amount: "5", currency: "EUR", "custom.heat": "H1" };
    expect(toPatch(FIELDS, before, { ...before })).toEqual({});
    expect(toPatch(FIELDS, before, { title: "B", currency: "EUR", "custom.heat": "H2" })).toEqual({
      title: "B",
      lot: null,
      claimed_amount_minor: null,
      currency: null,
      custom: { heat: "H2" },
    });
    expect(toPatch(FIELDS, before, { ...before, currency: "USD" })).toEqual({
      claimed_amount_minor: 500,
      currency: "USD",
    });
  });

  it("shows a complaint as it would be typed", () => {
    const complaint = {
      side: "customer",
      title: "A",
      lot: null,
      quantity_affected: 0,
      claimed_amount_minor: 64_000,
      currency: "EUR",
      references: { customer: "QN-1", vendor: "RC-1" },
      custom: { rush: false, heat: "H1" },
    } as unknown as Complaint;
    expect(valuesOf(complaint, FIELDS)).toEqual({
      title: "A",
      quantity_affected: "0",
      claimed_amount: "640",
      currency: "EUR",
      reference: "QN-1",
      "custom.heat": "H1",
    });
  });
});

describe("the turn card", () => {
  const complaint = (status: Complaint["status"], ...allowed: ActionName[]) =>
    ({
      status,
      actions: allowed.map((name) => ({ name, allowed: true, reason: null, needs: [] })),
    }) as unknown as Complaint;

  it("offers what moves the matter on first", () => {
    expect(deedsOf(complaint("resolution_proposed", "withdraw", "decline", "ask_vendor", "accept"))).toEqual([
      "accept",
      "ask_vendor",
      "decline",
      "withdraw",
    ]);
  });

  it("offers the case of the assessment that the status allows", () => {
    expect(deedsOf(complaint("submitted", "assess"))).toEqual(["assess"]);
    expect(deedsOf(complaint("in_assessment", "assess"))).toEqual(["third_party"]);
    expect(deedsOf(complaint("acknowledged", "assess"))).toEqual(["assess", "third_party"]);
  });

  it("asks who was promised something in words whether it was done", () => {
    const t = Object.assign((id: string) => id, {
      has: (id: string) => id.replace("complaints.", "") in en,
    }) as unknown as Translate;
    const of = (side: Complaint["side"], mine: boolean, ...allowed: ActionName[]) =>
      ({ ...complaint("resolved", ...allowed), side, confirmed: true, ball: { mine } }) as Complaint;
    expect(sentenceId(t, of("vendor", true, "answer"))).toBe("complaints.mine_vendor_words");
    expect(sentenceId(t, of("vendor", false, "answer"))).toBe("complaints.wait_vendor_words");
    expect(sentenceId(t, of("customer", true, "close"))).toBe("complaints.mine_customer_words");
    expect(sentenceId(t, of("customer", false, "close"))).toBe("complaints.wait_customer_words");
    // With commitments it closes by them, and nobody says that all is done.
    expect(sentenceId(t, of("vendor", true))).toBe("complaints.mine_vendor_resolved");
    expect(deedText(t, "do", "answer", "resolved")).toBe("complaints.do_answer_resolved");
    expect(deedText(t, "do", "answer", "awaiting_vendor")).toBe("complaints.do_answer");
  });

  it("says what a message does not do once a complaint is done, and offers what does", () => {
    const of = (side: Complaint["side"], status: Complaint["status"], ...allowed: ActionName[]) => ({
      ...complaint(status, ...allowed),
      side,
    });
    expect(afterwardsId(of("customer", "in_assessment"))).toBeNull();
    expect(afterwardsId(of("vendor", "resolved"))).toBeNull();
    expect(afterwardsId(of("customer", "resolved", "reopen"))).toBe("complaints.after_resolved");
    expect(afterwardsId(of("customer", "closed", "reopen"))).toBe("complaints.after_closed");
    expect(afterwardsId(of("customer", "closed"))).toBe("complaints.after_closed_late");
    expect(afterwardsId(of("vendor", "closed"))).toBe("complaints.after_closed_vendor");
    expect(afterwardsId(of("customer", "withdrawn"))).toBe("complaints.after_withdrawn");
    expect(canFollowUp(of("customer", "closed", "reopen"))).toBe(false);
    expect(canFollowUp(of("customer", "closed"))).toBe(true);
    expect(canFollowUp(of("vendor", "closed"))).toBe(false);
    expect(canFollowUp(of("customer", "submitted"))).toBe(false);
  });
});
