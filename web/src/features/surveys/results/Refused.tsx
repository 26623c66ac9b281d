/** Why the figures are not told, and what to do instead. */
import type { ReactNode } from "react";
import { ApiError, errorText, mayPass } from "~/api/errors";
import { type Translate, useT } from "~/i18n";
import { Button } from "~/ui/Button";

export function refusalText(t: Translate, error: unknown): string {
  if (error instanceof ApiError) {
    const reason = `results.reason_${error.detail}`;
    if (error.is("action_not_allowed") && t.has(reason)) return t(reason);
    if (error.status === 422) return t("results.unknown");
  }
  return errorText(t, error);
}

export function Refused({
  error,
  onRetry,
  action,
}: {
  error: unknown;
  onRetry?: () => void;
  action?: ReactNode;
}) {
  const t = useT();
  return (
    <div role="alert" className="card flex flex-col items-center gap-3 px-6 py-10 text-center">
      <p className="max-w-[60ch] text-ink-2">{refusalText(t, error)}</p>
      {action}
      {onRetry && mayPass(error) ? <Button onClick={onRetry}>{t("common.retry")}</Button> : null}
    </div>
  );
}
