import { useActing } from "~/api/queries/me";
import type { Gate, Project } from "~/api/types-projects";
import { useT } from "~/i18n";
import { Notice } from "~/ui/bits";
import { standsAside } from "../words";

/** As whom somebody acts here who has no working part in the team: the server lets managers lead, and sign nothing. */
export function AsManager({ project, gate }: { project: Project; gate: Gate }) {
  const t = useT();
  const org = useActing().organisation.name;
  const stands = standsAside(project, gate);
  return stands ? <Notice>{t(`projects.acts_${stands}`, { org })}</Notice> : null;
}
