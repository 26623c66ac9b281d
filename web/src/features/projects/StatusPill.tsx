import type { ProjectStatus } from "~/api/types-projects";
import { useT } from "~/i18n";
import { Pill } from "~/ui/bits";

export function StatusPill({ status }: { status: ProjectStatus }) {
  const t = useT();
  const tone = status === "completed" ? "good" : status === "cancelled" ? "bad" : undefined;
  return <Pill tone={tone}>{t(`projects.status_${status}`)}</Pill>;
}
