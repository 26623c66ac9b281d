/** What came of the meeting as a whole, what is different since it was confirmed, and who has confirmed it. */
import type { Meeting, MinutesChange } from "~/api/types-meetings";
import { Signatures } from "~/features/settle/Signatures";
import { shortHash } from "~/features/settle/words";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Card } from "~/ui/bits";
import { MinutesPart } from "./MinutesPart";
import { matterName } from "./words";

export function Minutes({ meeting }: { meeting: Meeting }) {
  const t = useT();
  const { minutes } = meeting;
  const signoff = minutes.signoff;
  const standing = signoff && (signoff.state === "open" || signoff.state === "complete");
  return (
    <Card title={t("meetings.minutes")} note={t("meetings.minutes_note")}>
      <MinutesPart
        meeting={meeting}
        part={{ itemId: null, text: minutes.text, html: minutes.html, version: minutes.text_version }}
        label={t("meetings.minutes_whole")}
      />
      {minutes.changes.length > 0 ? <Changes meeting={meeting} changes={minutes.changes} /> : null}
      {standing ? (
        <div className="minutes-signed">
          <Signatures signoff={signoff} own={meeting.side} />
          <p className="text-xs text-ink-3">
            {t("meetings.hash")} <code>{shortHash(signoff.sha256)}…</code>
          </p>
        </div>
      ) : null}
    </Card>
  );
}

function Changes({ meeting, changes }: { meeting: Meeting; changes: readonly MinutesChange[] }) {
  const t = useT();
  const format = useFormat();
  const refused = meeting.minutes.signoff?.state === "refused";
  const nameOf = (change: MinutesChange): string => {
    if (change.part === "text") return t("meetings.minutes_whole");
    if (change.part === "action") return t("meetings.change_action");
    const index = meeting.items.findIndex((each) => each.id === change.id);
    const item = meeting.items[index];
    return item ? `${index + 1}. ${matterName(t, format, item)}` : "…";
  };
  return (
    <section className="minutes-changes" aria-label={t("meetings.changes")}>
      <h3>{t(refused ? "meetings.changed_since_refused" : "meetings.changed_since")}</h3>
      <ul>
        {changes.map((change) => (
          <li key={`${change.part} ${change.id}`}>
            <b>{nameOf(change)}</b>
            {change.from ? <del>{change.from}</del> : null}
            {change.to ? <ins>{change.to}</ins> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
