/** Events of a mediation and of third parties, each with what it came to. */
import type { ReactNode } from "react";
import type { Entry } from "~/api/types";
import { type MessageId, Msg, useT } from "~/i18n";
import { textFigure } from "./figures";

export function isAsideEvent(kind: string): boolean {
  return kind.startsWith("mediation_") || kind.startsWith("third_party_");
}

export function AsideEvent({ entry, who }: { entry: Entry; who: ReactNode }) {
  const t = useT();
  const code = `mediation.outcome_${textFigure(entry, "outcome")}`;
  const outcome = t.has(code) ? t(code).toLocaleLowerCase() : "…";
  const id = `thread.event_${nameOf(entry)}`;
  return <Msg id={(t.has(id) ? id : "thread.event_other") as MessageId} values={{ who, outcome } as never} />;
}

function nameOf(entry: Entry): string {
  switch (entry.kind) {
    case "mediation_answered":
      return `mediation_${textFigure(entry, "answer")}`;
    case "mediation_closed":
      return entry.actor ? "mediation_closed" : "mediation_over";
    case "third_party_ended": {
      const by = textFigure(entry, "by");
      return by === "guest" ? "third_party_left" : by === "time" ? "third_party_over" : "third_party_ended";
    }
    default:
      return entry.kind;
  }
}
