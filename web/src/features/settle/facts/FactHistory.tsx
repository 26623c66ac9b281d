import type { Complaint } from "~/api/types";
import type { Fact } from "~/api/types-settle";
import { useT } from "~/i18n";
import { Time } from "~/ui/bits";
import { sideName } from "../Sides";

/** What was said of a fact, oldest first. */
export function FactHistory({ complaint, fact }: { complaint: Complaint; fact: Fact }) {
  const t = useT();
  const told = (kind: string, data: Record<string, unknown>) => {
    const stance = `settle.stance_${data.stance}`;
    if (kind === "fact_answered" && t.has(stance)) return t(stance);
    const id = `settle.history_${kind}`;
    return t.has(id) ? t(id) : kind;
  };
  return (
    <ol className="fact-history" aria-label={t("settle.show_history")}>
      {fact.history.map((event, index) => (
        <li key={`${event.at}-${index}`}>
          <Time at={event.at} as="full" /> · {event.side ? sideName(complaint, event.side) : null}:{" "}
          <b className="font-medium text-ink">{told(event.kind, event.data)}</b>
          {typeof event.data.statement === "string" ? <> “{event.data.statement}”</> : null}
          {typeof event.data.reason === "string" ? <blockquote>{event.data.reason}</blockquote> : null}
        </li>
      ))}
    </ol>
  );
}
