/** What a proposal changes, in words: paths as `targets.resolution.major` come from the server. Pure. */
import type { Translate } from "~/i18n";
import type { Formats } from "~/lib/format";
import { minutesText } from "./figures";
import type { Names } from "./useNames";

/** A word of a closed list, or the word itself. */
function word(t: Translate, id: string, otherwise: string): string {
  return t.has(id) ? t(id) : otherwise;
}

/** "Resolution, major" */
export function differenceLabel(t: Translate, path: string): string {
  const [first = "", second = "", third = "", ...rest] = path.split(".");
  switch (first) {
    case "targets":
      return join(word(t, `settle.clock_${second}`, second), word(t, `complaint.severity_${third}`, third));
    case "customer_response":
      return join(t("settle.clock_customer_response"), word(t, `complaint.severity_${second}`, second));
    case "report_steps":
      return word(t, `agreement.step_${second}`, second);
    case "pauses":
      return word(t, `agreement.pause_label_${second}`, second);
    case "vendor_calendar":
    case "customer_calendar": {
      const part = second === "days" && third !== "" ? dayOf(t, third, rest) : calendarPart(t, second);
      return join(t(`agreement.${first}`), part);
    }
    case "ladder":
      return second === ""
        ? t("agreement.ladder")
        : join(t("agreement.rung_n", { n: Number(second) + 1 }), word(t, `agreement.rung_${third}`, third));
    default:
      return word(t, `agreement.${first}`, first);
  }
}

function join(...parts: string[]): string {
  return parts.filter((part) => part !== "").join(", ");
}

function calendarPart(t: Translate, part: string): string {
  return part === "time_zone"
    ? t("agreement.time_zone")
    : t(part === "days" ? "agreement.hours" : "agreement.holidays");
}

/** Calendars keep their days in the order of the week. */
function dayOf(t: Translate, index: string, rest: readonly string[]): string {
  return rest[0] === "day" ? t("agreement.hours") : word(t, `agreement.day_${Number(index) + 1}`, index);
}

export function differenceValue(
  t: Translate,
  format: Formats,
  names: Names,
  path: string,
  value: unknown,
): string {
  if (value === null || value === undefined) return "—";
  if (typeof value === "boolean") return t(value ? "thread.yes" : "thread.no");
  if (typeof value === "number") {
    const inMinutes = /^(targets|customer_response)\.|react_minutes$/.test(path);
    const inDays = /^(report_steps\.|offer_valid_days|cooling_off_days)/.test(path);
    return inMinutes
      ? minutesText(t, value)
      : inDays
        ? t("agreement.n_days", { count: value })
        : format.number(value);
  }
  if (Array.isArray(value)) {
    if (value.length === 0) return "—";
    return value.map((each) => itemText(t, format, names, path, each)).join(", ");
  }
  return itemText(t, format, names, path, value);
}

function itemText(t: Translate, format: Formats, names: Names, path: string, value: unknown): string {
  if (typeof value === "string") {
    if (/^ladder\.\d+\.(customer|vendor)/.test(path)) return names.of(value) ?? t("thread.somebody");
    return /holidays/.test(path) ? format.day(value) : value;
  }
  if (typeof value === "number") return path === "warn_percent" ? `${value} %` : format.number(value);
  if (typeof value === "object" && value !== null) {
    if ("from" in value && "to" in value) return `${value.from}–${value.to}`;
    if ("name" in value && typeof value.name === "object" && value.name !== null && "en" in value.name) {
      return String(value.name.en);
    }
    if ("day" in value) return word(t, `agreement.day_${value.day}`, String(value.day));
  }
  return JSON.stringify(value);
}
