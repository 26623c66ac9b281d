import type { AgendaReason, Meeting } from "~/api/types-meetings";
import { useT } from "~/i18n";
import { useFormat, useNow } from "~/lib/useFormat";
import { cx } from "~/ui/cx";
import { reasonText } from "./words";

const LATE = new Set<AgendaReason["code"]>(["overdue", "escalated"]);

/** Why something stands on the agenda, in a quiet line; what is late says so. */
export function Reasons({
  meeting,
  reasons,
  settled,
}: {
  meeting: Meeting;
  reasons: readonly AgendaReason[];
  /** Nothing is open of it any more. */
  settled?: boolean;
}) {
  const t = useT();
  const format = useFormat();
  const now = useNow();
  if (settled) return <p className="agenda-why">{t("meetings.settled_since")}</p>;
  if (reasons.length === 0) return null;
  return (
    <ul className="agenda-why">
      {reasons.map((reason) => (
        <li key={`${reason.code} ${reason.number} ${reason.step}`} className={cx(LATE.has(reason.code) && "text-bad")}>
          {reasonText(t, format, meeting, reason, now)}
        </li>
      ))}
    </ul>
  );
}
