/** What things of a project are called. */
import type { ApiError } from "~/api/errors";
import type { OrgRef } from "~/api/types";
import type { Project, ProjectDeed } from "~/api/types-projects";
import type { Translate } from "~/i18n";
import type { Formats } from "~/lib/format";

/** A word of the server's, such as a state; as it stands where this page does not know it yet. */
export function word(t: Translate, kind: string, value: string): string {
  const id = `projects.${kind}_${value}`;
  return t.has(id) ? t(id) : value;
}

/** Why something is refused, said of projects; null for what the common sentence says as well. */
export function refusal(t: Translate, error: ApiError): string | null {
  if (error.is("stale_version") || error.is("precondition_failed")) return t("projects.reason_moved");
  const id = `projects.reason_${error.detail}`;
  return error.is("action_not_allowed") && t.has(id) ? t(id) : null;
}

interface WithActions {
  actions: readonly ProjectDeed[];
}

export function may(of: WithActions, name: string): boolean {
  return of.actions.some((action) => action.name === name && action.allowed);
}

/** Why it may not be done now. */
export function whyNot(of: WithActions, name: string): string | null {
  return of.actions.find((action) => action.name === name)?.reason ?? null;
}

const LED_BY_MANAGERS = ["edit", "assess", "decide", "withdraw"];

/** Whether a reader can move a gate as a manager of their firm alone: outside the team, or looking on in it. */
export function standsAside(
  project: Pick<Project, "role">,
  gate: WithActions,
): "outside" | "looking_on" | null {
  if (!LED_BY_MANAGERS.some((name) => may(gate, name))) return null;
  if (project.role === "observer") return "looking_on";
  return project.role ? null : "outside";
}

/** Organisations that are in, the vendor first. */
export function partiesIn(project: Project): OrgRef[] {
  const accepted = project.parties.filter((party) => party.state === "accepted");
  return accepted
    .toSorted((a, b) => Number(b.side === "vendor") - Number(a.side === "vendor"))
    .map((party) => party.organisation);
}

/** A name short enough for the head of a column: "Hydra Castings GmbH" becomes "Hydra". */
export function shortName(name: string): string {
  const [first = name] = name.split(/\s+/);
  return first.length >= 4 ? first : name;
}

/** A name that comes from a template in both languages, or from a person in one. */
export function labelText(label: unknown, locale: string): string | null {
  if (typeof label === "string") return label;
  if (typeof label !== "object" || label === null) return null;
  const text = (label as Record<string, unknown>)[locale];
  return typeof text === "string" ? text : null;
}

/** A day without its year where that is this one: "27 Nov". */
export function dayText(format: Formats, day: string, now: Date): string {
  return format.date(new Date(`${day}T12:00:00Z`), now);
}
