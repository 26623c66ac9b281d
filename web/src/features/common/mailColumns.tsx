import type { MailView } from "~/api/types";
import { useT } from "~/i18n";
import { Pill } from "~/ui/bits";

export function MailState({ state }: { state: MailView["state"] }) {
  const t = useT();
  const tone = state === "sent" ? "good" : state === "dead" || state === "failed" ? "bad" : undefined;
  return <Pill tone={tone}>{t(`settings.state_${state}`)}</Pill>;
}
