/** Errors of the API (RFC 9457). `code` is stable and is also the translation key, `error.<code>`. */
import type { Translate } from "~/i18n";
import type { FieldProblem } from "./types";

export class ApiError extends Error {
  override name = "ApiError";
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string | null,
    readonly fields: FieldProblem[],
    /** With `stale_version`: the record as it is now. */
    readonly current: unknown,
    /** Seconds after which another try makes sense. */
    readonly retryAfter: number | null,
  ) {
    super(`${status} ${code}${detail ? `: ${detail}` : ""}`);
  }

  is(code: string): boolean {
    return this.code === code;
  }
}

/** No answer came: no network, server away, request cut off. */
export class OfflineError extends Error {
  override name = "OfflineError";
}

/** Whether asking again may help: a refusal stays one. */
export function mayPass(error: unknown): boolean {
  return !(error instanceof ApiError) || error.status >= 500 || error.status === 429;
}

/** One sentence for the reader: what happened and what to do. */
export function errorText(t: Translate, error: unknown): string {
  if (error instanceof OfflineError) return t("error.offline");
  if (!(error instanceof ApiError)) return t("error.internal");
  const reason = `error.reason_${error.detail}`;
  if (error.is("action_not_allowed") && t.has(reason)) return t(reason);
  const id = `error.${error.code}`;
  if (t.has(id)) return t(id);
  return t(error.status >= 500 ? "error.internal" : "error.request");
}

/** One short sentence for a field of a form. */
export function fieldErrorText(t: Translate, problem: FieldProblem): string {
  const id = `error.field_${problem.code}`;
  return t(t.has(id) ? id : "error.field_invalid");
}
