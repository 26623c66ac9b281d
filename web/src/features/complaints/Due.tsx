import { useT } from "~/i18n";
import { useFormat, useNow } from "~/lib/useFormat";

const SOON_SECONDS = 8 * 3600;
const TIME_MATTERS_SECONDS = 40 * 3600;

/** A deadline in a list: "in 3 h 48 min", "tomorrow, 17:00", or in red "2 h late". The exact time is on hover. */
export function Due({ at }: { at: string | null }) {
  const t = useT();
  const format = useFormat();
  const now = useNow();
  if (!at) return null;
  const moment = new Date(at);
  const left = (moment.getTime() - now.getTime()) / 1000;
  const text =
    left < 0
      ? t("complaints.late_by", { time: format.duration(-left) })
      : left < SOON_SECONDS
        ? t("complaints.due_in", { time: format.duration(left) })
        : shortDeadline(format.deadline(moment, now), left);
  return (
    <time
      dateTime={at}
      title={format.exact(moment)}
      className={left < 0 ? "whitespace-nowrap font-medium text-bad" : "whitespace-nowrap"}
    >
      {text}
    </time>
  );
}

/** "Thu 26 Nov" is enough when it is some days away. */
function shortDeadline(text: string, left: number): string {
  return left > TIME_MATTERS_SECONDS ? text.replace(/, \d\d:\d\d$/, "") : text;
}
