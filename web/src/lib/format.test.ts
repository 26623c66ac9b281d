import { describe, expect, it } from "vitest";
import { initials, makeFormats } from "./format";

const now = new Date("2026-11-24T12:00:00Z");
const en = makeFormats("en", "Europe/Berlin");
const ru = makeFormats("ru", "Europe/Berlin");
const before = (seconds: number) => new Date(now.getTime() - seconds * 1000);

describe("relative", () => {
  it("is relative for less than 24 hours and a date from then on", () => {
    expect(en.relative(before(20), now)).toBe("just now");
    expect(en.relative(before(5 * 60), now)).toBe("5 min ago");
    expect(en.relative(before(24 * 3600 - 1), now)).toBe("23 hr ago");
    expect(en.relative(before(24 * 3600), now)).toBe("23 Nov");
    expect(en.relative(before(366 * 24 * 3600), now)).toBe("23 Nov 2025");
  });
  it("speaks Russian", () => {
    expect(ru.relative(before(5 * 60), now)).toBe("5 мин. назад");
    expect(ru.relative(before(366 * 24 * 3600), now)).toBe("23 нояб. 2025");
  });
});

describe("deadline", () => {
  it("names the day next to today and keeps the reader's zone", () => {
    expect(en.deadline(new Date("2026-11-25T16:00:00Z"), now)).toBe("tomorrow, 17:00");
    // 23:30 UTC is already the next day in Berlin.
    expect(en.deadline(new Date("2026-11-24T23:30:00Z"), now)).toBe("tomorrow, 00:30");
    expect(en.deadline(new Date("2026-11-26T16:00:00Z"), now)).toBe("Thu 26 Nov, 17:00");
    expect(ru.deadline(new Date("2026-11-25T16:00:00Z"), now)).toBe("завтра, 17:00");
  });
});

describe("duration", () => {
  it("shows two units at most", () => {
    expect(en.duration(59)).toBe("under a minute");
    expect(en.duration(66 * 60)).toBe("1 h 06 min");
    expect(en.duration(74 * 3600 + 59)).toBe("3 d 2 h");
    expect(en.duration(72 * 3600)).toBe("3 d");
  });
  it("leaves minutes out of a span from one hour on", () => {
    expect(en.span(66 * 60)).toBe("1 h");
    expect(en.span(12 * 60)).toBe("12 min");
    expect(ru.span(26 * 3600)).toBe("1 д 2 ч");
  });
});

it("formats sizes and money", () => {
  expect(en.fileSize(212_000)).toBe("212 KB");
  expect(en.fileSize(1_540_000)).toBe("1.5 MB");
  expect(ru.fileSize(1_540_000)).toBe("1,5 МБ");
  expect(en.money(64_000, "EUR")).toBe("€640.00");
  expect(en.money(640, "JPY")).toBe("JP¥640");
});

it("falls back on UTC when the zone is unknown", () => {
  expect(makeFormats("en", "Mars/Olympus").time(now)).toBe("12:00");
});

it("takes first and last letters, whole ones", () => {
  expect(initials("Anna Maria Kovács")).toBe("AK");
  expect(initials("Ведущий")).toBe("В");
  expect(initials("  ")).toBe("?");
});
