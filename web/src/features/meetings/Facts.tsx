import type { Meeting } from "~/api/types-meetings";
import { useT } from "~/i18n";
import { useFormat, useNow } from "~/lib/useFormat";
import { StatePill } from "./StatePill";

/** When and where, in one line. */
export function Facts({ meeting }: { meeting: Meeting }) {
  const t = useT();
  const format = useFormat();
  const now = useNow();
  const at = new Date(meeting.held_at);
  const until = meeting.ends_at ? new Date(meeting.ends_at) : null;
  return (
    <span className="meeting-facts">
      <StatePill state={meeting.state} mine={meeting.ball.mine} />
      <time dateTime={meeting.held_at} title={format.exact(at)}>
        {format.dateTime(at, now)}
        {until ? `–${format.time(until)}` : null}
      </time>
      {meeting.place ? <span>{meeting.place}</span> : null}
      {meeting.link ? (
        <a href={meeting.link} rel="noreferrer noopener" target="_blank">
          {t("meetings.join")}
        </a>
      ) : null}
    </span>
  );
}
