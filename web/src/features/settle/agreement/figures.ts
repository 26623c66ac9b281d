/** Figures of an agreement in words. Pure. */
import type { Severity } from "~/api/types";
import type { PauseName, ReportStep, TargetName } from "~/api/types-settle";
import type { Translate } from "~/i18n";

export const TARGETS: readonly TargetName[] = [
  "first_response",
  "next_response",
  "periodic_update",
  "resolution",
];
export const SEVERITY_COLUMNS: readonly Severity[] = ["critical", "major", "moderate", "minor"];
export const REPORT_STEPS: readonly ReportStep[] = ["d1_d3", "d4", "d5_d6", "d7", "d8"];
export const PAUSES: readonly PauseName[] = [
  "awaiting_customer",
  "awaiting_third_party",
  "resolution_proposed",
];

/** Business minutes as hours: "4 h", "1 h 30 min"; working days differ between calendars, so hours are not added up. */
export function minutesText(t: Translate, minutes: number | null): string {
  if (minutes === null) return "—";
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = [];
  if (hours > 0) parts.push(t("agreement.n_hours", { count: hours }));
  if (rest > 0 || hours === 0) parts.push(t("agreement.n_minutes", { count: rest }));
  return parts.join(" ");
}

/** Hours with decimals, as they are typed, from minutes, and back. */
export function hoursOf(minutes: number | null): number | null {
  return minutes === null ? null : Math.round((minutes / 60) * 100) / 100;
}

export function minutesOf(hours: number | undefined): number | null {
  return hours === undefined ? null : Math.round(hours * 60);
}
