import type { Issue } from "~/api/types-related";
import { useT } from "~/i18n";
import { Pill } from "~/ui/bits";

export function IssuePill({ status }: { status: Issue["status"] }) {
  const t = useT();
  return <Pill tone={status === "closed" ? "good" : undefined}>{t(`related.status_${status}`)}</Pill>;
}
