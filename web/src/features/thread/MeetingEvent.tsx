/** What became of a review meeting, with the figure that matters. */
import type { ReactNode } from "react";
import type { Entry } from "~/api/types";
import { Msg, useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { numberFigure, textFigure } from "./figures";

/** Whether an event is said here. Signatures are, if they stand under minutes. */
export function isMeetingEvent(entry: Entry): boolean {
  if (entry.kind.startsWith("sign")) return textFigure(entry, "kind") === "minutes";
  return /^(meeting_|minutes_|agenda_)/.test(entry.kind);
}

const strong = (text: ReactNode) => <b className="font-medium text-ink">{text}</b>;

export function MeetingEvent({ entry, who }: { entry: Entry; who: ReactNode }) {
  const t = useT();
  const format = useFormat();
  const at = numberFigure(entry, "held_at");
  const when = strong(at === null ? "…" : format.exact(new Date(at / 1000)));
  switch (entry.kind) {
    case "meeting_planned":
    case "meeting_moved":
      return <Msg id={`meetings.event_${entry.kind}`} values={{ who, when }} />;
    case "meeting_invited": {
      const people = entry.data?.people;
      const count = Array.isArray(people) ? people.length : 1;
      return <Msg id="meetings.event_meeting_invited" values={{ who, count }} />;
    }
    case "meeting_reminded":
      return t("meetings.event_meeting_reminded");
    case "agenda_changed": {
      const title = textFigure(entry, "title");
      const change = textFigure(entry, "change");
      if (change === "added" && !title) {
        const count = numberFigure(entry, "count") ?? 1;
        return <Msg id="meetings.event_taken" values={{ who, count }} />;
      }
      const what = strong(title || t("meetings.a_matter"));
      const id = change === "removed" || change === "changed" ? change : "added";
      return <Msg id={`meetings.event_${id}`} values={{ who, what }} />;
    }
    case "meeting_cancelled":
    case "meeting_held":
    case "minutes_written":
    case "minutes_confirmed":
      return <Msg id={`meetings.event_${entry.kind}`} values={{ who }} />;
    case "signed":
      return <Msg id="meetings.event_signed" values={{ who }} />;
    case "signature_refused":
      return <Msg id="meetings.event_signature_refused" values={{ who }} />;
    case "signature_stale":
      return t("meetings.event_signature_stale");
    default:
      return <Msg id="thread.event_other" values={{ who }} />;
  }
}
