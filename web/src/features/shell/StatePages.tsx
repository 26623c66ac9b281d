import { useRouter } from "@tanstack/react-router";
import { ApiError, OfflineError } from "~/api/errors";
import { useT } from "~/i18n";
import { Button, buttonClass } from "~/ui/Button";
import { EmptyState, ErrorState, Loading } from "~/ui/bits";
import { useTitle } from "~/ui/Page";
import { signOut } from "./signOut";

/** Shown while a page loads longer than a blink. */
export function PendingPage() {
  return (
    <div className="page">
      <Loading lines={6} />
    </div>
  );
}

export function NotFoundPage() {
  const t = useT();
  useTitle(t("shell.not_found_title"));
  return (
    <div className="page page-narrow mx-auto md:pt-[10vh]">
      <EmptyState
        alone
        title={t("shell.not_found_title")}
        action={
          <div className="flex flex-wrap justify-center gap-2">
            <a href="/" className={buttonClass("primary")}>
              {t("shell.not_found_home")}
            </a>
            <Button onClick={() => signOut(t)}>{t("shell.not_found_other")}</Button>
          </div>
        }
      >
        {t("shell.not_found_text")}
      </EmptyState>
    </div>
  );
}

/** What a page's loader or drawing threw. A refusal of the server is said in its own words. */
export function CrashPage({ error, reset }: { error: unknown; reset: () => void }) {
  const t = useT();
  const router = useRouter();
  if (error instanceof ApiError && error.status === 404) return <NotFoundPage />;
  const retry = () => {
    reset();
    void router.invalidate();
  };
  if (error instanceof ApiError || error instanceof OfflineError) {
    return (
      <div className="page page-narrow mx-auto md:pt-[10vh]">
        <ErrorState error={error} onRetry={retry} />
      </div>
    );
  }
  return (
    <div className="page page-narrow mx-auto md:pt-[10vh]" role="alert">
      <EmptyState
        alone
        title={t("shell.crash_title")}
        action={
          <Button tone="primary" onClick={() => window.location.reload()}>
            {t("shell.crash_reload")}
          </Button>
        }
      >
        {t("shell.crash_text")}
      </EmptyState>
    </div>
  );
}
