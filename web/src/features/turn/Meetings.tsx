/** Review meetings in which the own side owes a word, and the ones that come next. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { useActing } from "~/api/queries/me";
import { meetingsQuery } from "~/api/queries/meetings";
import type { MeetingItem } from "~/api/types-meetings";
import { useT } from "~/i18n";
import { useNow } from "~/lib/useFormat";
import { Pill, Time } from "~/ui/bits";
import { CalendarIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { GroupTitle } from "./GroupTitle";

const WEEK_MS = 7 * 86_400_000;
const mine = meetingsQuery({ ball: "mine", limit: 25 });
const upcoming = meetingsQuery({ upcoming: true, state: "planned", limit: 100 });

/** Those that wait for us, and those of the coming week. */
export function useMeetingsAhead(): { pending: boolean; waiting: MeetingItem[]; coming: MeetingItem[] } {
  const now = useNow().getTime();
  const [owed, ahead] = [useInfiniteQuery(mine), useInfiniteQuery(upcoming)];
  const waiting = owed.data?.pages.flatMap((page) => page.items) ?? [];
  const planned = ahead.data?.pages.flatMap((page) => page.items) ?? [];
  const soon = planned.filter((each) => Date.parse(each.held_at) < now + WEEK_MS);
  const pending = owed.isPending || ahead.isPending;
  return { pending, waiting, coming: soon.filter((each) => !waiting.some((one) => one.id === each.id)) };
}

export function Meetings({
  waiting,
  coming,
}: Pick<ReturnType<typeof useMeetingsAhead>, "waiting" | "coming">) {
  const t = useT();
  if (waiting.length + coming.length === 0) return null;
  const all = [...waiting, ...coming].sort((a, b) => a.held_at.localeCompare(b.held_at));
  return (
    <section>
      <GroupTitle title={t("turn.meetings")} count={all.length} order="soonest" />
      <ul className="card flex flex-col divide-y divide-line py-1">
        {all.map((meeting) => (
          <Line key={meeting.id} meeting={meeting} mine={waiting.includes(meeting)} />
        ))}
      </ul>
    </section>
  );
}

function Line({ meeting, mine: owed }: { meeting: MeetingItem; mine: boolean }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const todo =
    meeting.state === "to_confirm"
      ? "turn.meeting_confirm"
      : meeting.state === "held"
        ? "turn.meeting_minutes"
        : owed
          ? "turn.meeting_held"
          : null;
  return (
    <li className="flex items-center gap-3 py-2.5">
      <CalendarIcon size={15} className="flex-none text-ink-3" aria-hidden="true" />
      <span className="min-w-0 flex-1">
        <Link to="/o/$org/meetings/$id" params={{ org, id: meeting.id }} className="font-medium text-ink">
          {meeting.title}
        </Link>
        <small className="block">
          {meeting.counterpart.name} · <Time at={meeting.held_at} as="deadline" />
        </small>
      </span>
      {todo ? <Pill tone="turn">{t(todo)}</Pill> : null}
    </li>
  );
}
