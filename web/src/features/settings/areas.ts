/** Events of the switchboard by what they are about, in the order in which the server tells them. Pure. */
import type { NotificationSettings } from "~/api/types";

type Choice = NotificationSettings["events"][number];

/** By the beginnings of their names; what has none of these is about the complaint itself. */
const AREAS = {
  times: ["clock_", "pause_", "agreement_"],
  offers: ["offer_", "commitment_"],
  escalation: ["escalat", "de_escalated"],
  mediation: ["mediat", "given"],
  report: ["report_"],
  after: ["satisfaction_", "review_"],
  meetings: ["meeting_", "minutes_"],
  projects: ["project_", "deliverable_", "gate_", "decision_", "board_"],
  ideas: ["idea_"],
} as const;

export type Area = keyof typeof AREAS | "complaint";

export function areaOf(event: string): Area {
  for (const [area, beginnings] of Object.entries(AREAS)) {
    if (beginnings.some((beginning) => event.startsWith(beginning))) return area as Area;
  }
  return "complaint";
}

export function byArea(events: readonly Choice[]): { area: Area; events: Choice[] }[] {
  const groups = new Map<Area, Choice[]>();
  for (const each of events) {
    const area = areaOf(each.event);
    groups.set(area, [...(groups.get(area) ?? []), each]);
  }
  return [...groups].map(([area, of]) => ({ area, events: of }));
}
