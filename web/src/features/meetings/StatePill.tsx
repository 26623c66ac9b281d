import type { MeetingState } from "~/api/types-meetings";
import { useT } from "~/i18n";
import { Pill } from "~/ui/bits";

/** Where a meeting stands; warm only when the reader's side owes a word. */
export function StatePill({ state, mine }: { state: MeetingState; mine: boolean }) {
  const t = useT();
  const tone = state === "confirmed" ? "good" : mine ? "turn" : undefined;
  return <Pill tone={tone}>{t(`meetings.state_${state}`)}</Pill>;
}
