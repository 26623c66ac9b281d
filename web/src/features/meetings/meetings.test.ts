// biome-ignore lint/style/noRestrictedImports: sentences are tested in both languages, without a page.
import { createIntl } from "react-intl";
import { describe, expect, it } from "vitest";
import type { AgendaReason } from "~/api/types-meetings";
import { makeTranslate } from "~/i18n";
import en from "~/i18n/en/meetings.json";
import ru from "~/i18n/ru/meetings.json";
import { makeFormats } from "~/lib/format";
import { moved, reasonText } from "./words";

const now = new Date("2026-05-01T12:00:00Z");
const sides = {
  side: "vendor" as const,
  vendor: { id: "v", name: "Hydra" },
  customer: { id: "c", name: "Northwind" },
};

function say(locale: "en" | "ru", reason: Partial<AgendaReason> & Pick<AgendaReason, "code">): string {
  const words = Object.entries(locale === "en" ? en : ru);
  const messages = Object.fromEntries(words.map(([key, text]) => [`meetings.${key}`, text]));
  const t = makeTranslate(createIntl({ locale, messages }));
  const whole = { side: null, since: null, until: null, number: null, step: null, ...reason };
  return reasonText(t, makeFormats(locale, "UTC"), sides, whole as AgendaReason, now);
}

describe("why something stands on an agenda", () => {
  it("says whose turn it is from the reader's side", () => {
    const since = "2026-04-20T09:00:00Z";
    expect(say("en", { code: "turn", side: "vendor", since })).toBe("your turn since 20 Apr");
    expect(say("en", { code: "turn", side: "customer", since })).toBe("turn of Northwind since 20 Apr");
    expect(say("en", { code: "overdue", side: "customer", since })).toBe("Northwind owes it since 20 Apr");
    expect(say("ru", { code: "turn", side: "vendor", since })).toContain("ваш ход");
  });

  it("names rungs, versions and steps", () => {
    const since = "2026-04-20T09:00:00Z";
    expect(say("en", { code: "escalated", number: 2, since })).toBe(
      "escalated to step 2 of the ladder on 20 Apr",
    );
    expect(say("en", { code: "signature_stale", step: "d4" })).toBe("D4 changed after it was signed");
    expect(say("en", { code: "agreement_proposed", side: "vendor", number: 3 })).toBe(
      "version 3 of yours is up for signing",
    );
  });
});

describe("moving a line", () => {
  it("goes up, down and nowhere", () => {
    expect(moved(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
    expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
    expect(moved(["a", "b", "c"], 1, 9)).toEqual(["a", "c", "b"]);
    expect(moved(["a"], 4, 0)).toEqual(["a"]);
  });
});
