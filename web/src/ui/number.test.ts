import { expect, it } from "vitest";
import { parseNumber } from "./number";

it("reads thousands and decimals as each language writes them", () => {
  const en: [string, number | undefined][] = [
    ["", undefined],
    ["31,000", 31_000],
    ["12,500.00", 12_500],
    ["1,250,000", 1_250_000],
    ["-14,400", -14_400],
    ["12,5", 12.5],
    ["12.5", 12.5],
    ["12 500,50", 12_500.5],
    ["1.250.000", 1_250_000],
    ["1.250,75", 1250.75],
    ["0,75", 0.75],
  ];
  for (const [text, value] of en) expect(parseNumber(text, "en"), text).toBe(value);
  expect(parseNumber("12,500", "ru")).toBe(12.5);
  expect(parseNumber("341 000", "ru")).toBe(341_000);
  expect(parseNumber("1 250 000,25", "ru")).toBe(1_250_000.25);
  for (const none of ["a", "1,2,3", "12,50,000", "1.2.3", "1,25.5,0", "--1", "1,0000"]) {
    expect(parseNumber(none, "en"), none).toSatisfy(
      (value) => value !== 10_000 && (Number.isNaN(value) || value === 1),
    );
  }
});

it("reads back what a field is filled with", () => {
  for (const locale of ["en", "ru"] as const) {
    const written = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
    for (const value of [0, 7, 12.5, 999.99, 1000, 31_000, 1_250_000.25, -14_400]) {
      expect(parseNumber(written.format(value).replace("−", "-"), locale)).toBe(value);
    }
  }
});
