import { Outlet, useRouterState } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useActing } from "~/api/queries/me";
import { useT } from "~/i18n";
import { Link } from "~/ui/Link";
import { Page } from "~/ui/Page";

export function SettingsLayout() {
  const t = useT();
  const { organisation, sides } = useActing();
  const params = { org: organisation.slug };
  const sells = sides.includes("vendor");
  const row = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: on a phone the chosen section may lie outside the row
  useEffect(() => {
    row.current
      ?.querySelector("[aria-current=page]")
      ?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [path]);
  return (
    <Page title={t("settings.title")} width="narrow">
      <nav ref={row} className="tabs mb-6" aria-label={t("settings.sections")}>
        <Link to="/o/$org/settings" params={params} activeOptions={{ exact: true }} className="tab">
          {t("settings.profile")}
        </Link>
        <Link to="/o/$org/settings/security" params={params} className="tab">
          {t("settings.security")}
        </Link>
        <Link to="/o/$org/settings/notifications" params={params} className="tab">
          {t("settings.notifications")}
        </Link>
        <Link to="/o/$org/settings/tokens" params={params} className="tab">
          {t("settings.tokens")}
        </Link>
        <Link to="/o/$org/settings/mails" params={params} className="tab">
          {t("settings.mails")}
        </Link>
        {sells ? (
          <Link to="/o/$org/settings/calendar" params={params} className="tab">
            {t("settings.calendar")}
          </Link>
        ) : null}
      </nav>
      <Outlet />
    </Page>
  );
}
