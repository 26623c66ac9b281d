/** Status and severity of a complaint, as they are shown everywhere. */
import type { Severity as SeverityName, Status } from "~/api/types";
import { useT } from "~/i18n";
import { Pill } from "./bits";
import { cx } from "./cx";

/** `label` is the one that the server sends for this side and language. */
export function StatusPill({ status, label, mine }: { status: Status; label: string; mine?: boolean }) {
  const tone = mine ? "turn" : status === "resolved" || status === "closed" ? "good" : undefined;
  return <Pill tone={tone}>{label}</Pill>;
}

export function Severity({ severity }: { severity: SeverityName }) {
  const t = useT();
  const high = severity === "critical" || severity === "major";
  return (
    <span className={cx("whitespace-nowrap", high && "font-medium text-ink")}>
      {high ? (
        <span className="mr-1.5 text-[9px] text-bad" aria-hidden="true">
          {severity === "critical" ? "▲▲" : "▲"}
        </span>
      ) : null}
      {t(`complaint.severity_${severity}`)}
    </span>
  );
}
