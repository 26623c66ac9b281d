import type { SessionView } from "~/api/types";
import { useT } from "~/i18n";
import { describeUserAgent } from "~/lib/userAgent";
import { Pill } from "~/ui/bits";

/** Browser and system of a session, with the whole header on hover, and the address under it. */
export function SessionDevice({ session }: { session: SessionView }) {
  const t = useT();
  const known = describeUserAgent(session.user_agent);
  return (
    <span title={session.user_agent}>
      <span className="font-medium text-ink">
        {known ? t("settings.browser_on", known) : t("settings.unknown_device")}
      </span>{" "}
      {session.current ? <Pill tone="good">{t("settings.session_this")}</Pill> : null}
      <span className="row-sub">{session.address}</span>
    </span>
  );
}
