/** What decisions and boards are called, and how their figures are written. */
import type { ApiError } from "~/api/errors";
import type { Decision, DecisionStatus } from "~/api/types-decisions";
import type { Translate } from "~/i18n";
import { refusal as common } from "../words";

interface WithActions {
  actions: readonly { name: string; allowed: boolean; reason?: string | null }[];
}

export function may(of: WithActions, name: string): boolean {
  return of.actions.some((action) => action.name === name && action.allowed);
}

/** Why something is refused, said of decisions; null for what the common sentence says as well. */
export function refusal(t: Translate, error: ApiError): string | null {
  const id = `decisions.reason_${error.detail}`;
  if (error.is("action_not_allowed") && t.has(id)) return t(id);
  return common(t, error);
}

export function statusTone(status: DecisionStatus): "good" | "bad" | "turn" | undefined {
  if (status === "accepted") return "good";
  return status === "rejected" ? "bad" : undefined;
}

/** A part of a decision by its name in the API. */
export function partText(t: Translate, field: string): string {
  const id = `decisions.field_${field}`;
  return t.has(id) ? t(id) : field;
}

/** Whether the own organisation's position is awaited. */
export function awaitsMine(of: Pick<Decision, "status" | "positions">): boolean {
  return of.status === "proposed" && of.positions.some((one) => one.mine && !one.position);
}

/** A figure with as many decimals, in the reader's way. */
export function figure(locale: string, value: number, places = 1): string {
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  }).format(value);
}

/** With as many decimals as it needs, two at most. */
export function measured(locale: string, value: number): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value);
}
