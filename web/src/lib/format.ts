/** Figures and times as text. Pure; hooks that know the reader's language and zone are in `useFormat`. */
import type { Locale } from "~/api/types";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface Formats {
  /** "12 min ago" up to 24 hours, then a date. */
  relative(at: Date, now: Date): string;
  /** "12 Nov", with the year when it is not this one. */
  date(at: Date, now: Date): string;
  /** "12 Nov, 09:14" */
  dateTime(at: Date, now: Date): string;
  /** "Thursday, 12 November 2026 at 09:14:05 CET": exact, for hover and screen readers. */
  exact(at: Date): string;
  /** "today, 17:00", "tomorrow, 09:00", "Thu 26 Nov, 17:00": for deadlines. */
  deadline(at: Date, now: Date): string;
  time(at: Date): string;
  /** "2026-11-12" as a date without a zone. */
  day(isoDate: string): string;
  /** "3 d 2 h", "1 h 06 min", "12 min". */
  duration(seconds: number): string;
  /** The same without minutes from one hour on: "1 d 2 h", "6 h", "12 min". For narrow columns. */
  span(seconds: number): string;
  number(value: number): string;
  /** Minor units, such as cents. */
  money(minor: number, currency: string): string;
  /** "212 KB" */
  fileSize(bytes: number): string;
}

const UNITS = {
  en: {
    d: "d",
    h: "h",
    min: "min",
    now: "just now",
    under: "under a minute",
    bytes: ["B", "KB", "MB", "GB"],
  },
  ru: {
    d: "д",
    h: "ч",
    min: "мин",
    now: "только что",
    under: "меньше минуты",
    bytes: ["Б", "КБ", "МБ", "ГБ"],
  },
} as const;

/** English dates are written day first, as in the rest of the product. */
const TAGS: Record<Locale, string> = { en: "en-GB", ru: "ru-RU" };

export function makeFormats(locale: Locale, timeZone: string): Formats {
  const tag = TAGS[locale];
  const units = UNITS[locale];
  const zone = validZone(timeZone);
  const build = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag, { timeZone: zone, ...options });
  const dayMonth = build({ day: "numeric", month: "short" });
  const dayMonthYear = build({ day: "numeric", month: "short", year: "numeric" });
  const hourMinute = build({ hour: "2-digit", minute: "2-digit" });
  const weekday = build({ weekday: "short", day: "numeric", month: "short" });
  const full = build({
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
  });
  const isoDay = new Intl.DateTimeFormat("en-CA", { timeZone: zone });
  const ago = new Intl.RelativeTimeFormat(tag, { numeric: "always", style: "short" });
  const dayWord = new Intl.RelativeTimeFormat(tag, { numeric: "auto" });
  const plain = new Intl.NumberFormat(tag);

  const sameYear = (a: Date, b: Date) => isoDay.format(a).slice(0, 4) === isoDay.format(b).slice(0, 4);
  const date = (at: Date, now: Date) => tidy((sameYear(at, now) ? dayMonth : dayMonthYear).format(at));
  const daysApart = (at: Date, now: Date) =>
    Math.round((Date.parse(isoDay.format(at)) - Date.parse(isoDay.format(now))) / (DAY * 1000));

  const duration = (seconds: number) => {
    const minutes = Math.floor(seconds / MINUTE);
    if (minutes < 1) return units.under;
    const days = Math.floor(seconds / DAY);
    const hours = Math.floor((seconds % DAY) / HOUR);
    const rest = minutes % 60;
    if (days >= 1) return hours ? `${days} ${units.d} ${hours} ${units.h}` : `${days} ${units.d}`;
    if (hours >= 1) {
      return rest
        ? `${hours} ${units.h} ${String(rest).padStart(2, "0")} ${units.min}`
        : `${hours} ${units.h}`;
    }
    return `${minutes} ${units.min}`;
  };

  return {
    relative(at, now) {
      const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
      const size = Math.abs(seconds);
      if (size < MINUTE) return units.now;
      if (size < HOUR) return ago.format(Math.trunc(seconds / MINUTE), "minute");
      if (size < DAY) return ago.format(Math.trunc(seconds / HOUR), "hour");
      return date(at, now);
    },
    date,
    dateTime: (at, now) => `${date(at, now)}, ${hourMinute.format(at)}`,
    exact: (at) => full.format(at),
    deadline(at, now) {
      const days = daysApart(at, now);
      const day = days >= -1 && days <= 1 ? dayWord.format(days, "day") : tidy(weekday.format(at));
      return `${day}, ${hourMinute.format(at)}`;
    },
    time: (at) => hourMinute.format(at),
    day(isoDate) {
      const at = new Date(`${isoDate}T12:00:00Z`);
      return tidy(
        new Intl.DateTimeFormat(tag, {
          timeZone: "UTC",
          day: "numeric",
          month: "short",
          year: "numeric",
        }).format(at),
      );
    },
    duration,
    span: (seconds) => duration(seconds < HOUR ? seconds : seconds - (seconds % HOUR)),
    number: (value) => plain.format(value),
    money(minor, currency) {
      const format = new Intl.NumberFormat(tag, { style: "currency", currency });
      const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
      return format.format(minor / 10 ** digits);
    },
    fileSize(bytes) {
      let value = bytes;
      let unit = 0;
      while (value >= 1000 && unit < units.bytes.length - 1) {
        value /= 1000;
        unit += 1;
      }
      const digits = unit > 1 && value < 10 ? 1 : 0;
      return `${new Intl.NumberFormat(tag, { maximumFractionDigits: digits }).format(value)} ${units.bytes[unit]}`;
    },
  };
}

/** en-GB writes "Thu, 26 Nov" and ru-RU "26 нояб. 2026 г.": both shorter here. */
function tidy(text: string): string {
  return text.replace(/^(\p{L}+), /u, "$1 ").replace(/\s?г\.$/u, "");
}

function validZone(timeZone: string): string {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return timeZone;
  } catch {
    return "UTC";
  }
}

/** "Anna Kovács" → "AK" */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const first = words[0] ?? "?";
  const last = words.length > 1 ? (words.at(-1) ?? "") : "";
  return ([...first][0] ?? "?").toLocaleUpperCase() + ([...last][0] ?? "").toLocaleUpperCase();
}
