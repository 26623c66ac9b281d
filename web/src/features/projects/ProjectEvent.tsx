/** What happened in a project as one sentence, with ways to what it is about. */
import type { ReactNode } from "react";
import { useActing } from "~/api/queries/me";
import type { PersonRef } from "~/api/types";
import { type MessageId, Msg, useLocale, useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Link } from "~/ui/Link";
import { useProject } from "./context";
import { DocumentEvent } from "./documents/DocumentEvent";
import { labelText, word } from "./words";

/** What an entry and a line of the changes have in common. */
export interface Happened {
  kind: string;
  data: Record<string, unknown>;
  actor: PersonRef | null;
}

const strong = (text: ReactNode) => <b className="font-medium text-ink">{text}</b>;

/** Things of a project that are signed. */
const SIGNED = new Set<unknown>(["gate", "decision", "requirement_list", "cost_shares", "document_version"]);

/** Whether it is said here. */
export function isProjectEvent(kind: string, data: Record<string, unknown>): boolean {
  if (/^(signed|signature_|abstained)/.test(kind)) return SIGNED.has(data.kind);
  return /^(project_|party_|member_|topic_|milestone_|question_|phase_|deliverable_|gate_|requirement_|decision_|position_|board_|document_)/.test(
    kind,
  );
}

const isOfList = (data: Record<string, unknown>) => data.kind === "requirement_list";

/** What it is about, where it has no title of its own. */
function untitled(
  data: Record<string, unknown>,
  of: "requirements" | "projects",
): "requirements.the_list" | "projects.the_shares" | "projects.a_decision" | "projects.the_gate" {
  if (of === "requirements") return "requirements.the_list";
  if (data.kind === "cost_shares") return "projects.the_shares";
  return aboutDecision(data) ? "projects.a_decision" : "projects.the_gate";
}

function isOfDocument(kind: string, data: Record<string, unknown>): boolean {
  return kind.startsWith("document_") || data.kind === "document_version";
}

export function ProjectEvent({ event }: { event: Happened }) {
  const t = useT();
  const locale = useLocale();
  const format = useFormat();
  const project = useProject();
  const { kind, data } = event;
  const text = (key: string) => (typeof data[key] === "string" ? (data[key] as string) : null);
  const day = text("due_on") ?? text("scheduled_on");
  const organisation = project.parties.find((party) => party.organisation.id === data.organisation_id);
  const person = project.members.find((member) => member.person.membership_id === data.membership_id);
  const role = text("role");
  const verdict = text("verdict");
  const title = labelText(data.title, locale) ?? text("topic");
  const of = kind.startsWith("requirement_") || isOfList(data) ? "requirements" : "projects";
  const values = {
    who: strong(event.actor?.name ?? t("thread.system")),
    item: strong(<Item data={data}>{title ?? t(untitled(data, of))}</Item>),
    by: strong(<Successor by={data.by} />),
    winner: strong(text("winner") ?? "…"),
    org: strong(organisation?.organisation.name ?? t("projects.an_organisation")),
    person: strong(person?.person.name ?? t("thread.somebody")),
    role: role ? t(`projects.role_${role}` as "projects.role_lead").toLocaleLowerCase() : "…",
    verdict: strong(verdict ? word(t, "verdict", verdict).toLocaleLowerCase() : "…"),
    day: strong(day ? format.day(day) : "…"),
    version: typeof data.list_version === "number" ? data.list_version : 0,
    criterion: strong(labelText(data.criterion, locale) ?? "…"),
  };
  if (isOfDocument(kind, data)) return <DocumentEvent event={event} />;
  const id = `${of}.event_${nameOf(kind, data)}`;
  return <Msg id={(t.has(id) ? id : "thread.event_other") as MessageId} values={values as never} />;
}

/** Kinds with several things to say, by what changed. */
function nameOf(kind: string, data: Record<string, unknown>): string {
  switch (kind) {
    case "project_changed":
    case "milestone_changed":
    case "deliverable_changed":
    case "gate_changed":
    case "requirement_changed":
    case "requirement_claimed":
    case "requirement_answered":
      return `${kind}_${data.change}`;
    case "requirement_list_withdrawn":
      return data.change ? `${kind}_${data.change}` : kind;
    case "decision_proposed":
    case "decision_changed":
      return `${kind}_${data.change}`;
    case "position_given":
      return `${kind}_${data.position}`;
    case "signature_stale":
      return data.kind === "decision" ? `${kind}_decision` : kind;
    case "deliverable_answered":
      return `${kind}_${data.answer}`;
    case "party_answered":
      return data.accepted ? "party_joined" : "party_declined";
    case "member_changed":
      return data.role ? "member_is" : "member_gone";
    default:
      return kind;
  }
}

const aboutDecision = (data: Record<string, unknown>) =>
  typeof data.decision_id === "string" || data.kind === "decision";

/** The decision that stands in the place of another one. */
function Successor({ by }: { by: unknown }) {
  const { id, key, title } = (by ?? {}) as Record<string, string | undefined>;
  if (!id) return "…";
  return <Item data={{ decision_id: id }}>{`${key} ${title}`}</Item>;
}

function Item({ data, children }: { data: Record<string, unknown>; children: string }) {
  const org = useActing().organisation.slug;
  const project = useProject();
  const params = { org, id: project.id };
  const id = (key: string) => (typeof data[key] === "string" ? (data[key] as string) : null);
  const gate = id("gate_id") ?? (data.kind === "gate" ? id("subject_id") : null);
  const requirement = id("requirement_id");
  const [deliverable, thread] = [id("deliverable_id"), id("thread_id")];
  if (gate) {
    const title = project.phases.find((phase) => phase.gate?.id === gate)?.gate?.title ?? children;
    return (
      <Link to="/o/$org/projects/$id/gates/$gate" params={{ ...params, gate }}>
        {title}
      </Link>
    );
  }
  if (requirement || isOfList(data) || "list_version" in data) {
    return (
      <Link to="/o/$org/projects/$id/requirements" params={params} hash={requirement ?? undefined}>
        {children}
      </Link>
    );
  }
  const decision = id("decision_id") ?? (data.kind === "decision" ? id("subject_id") : null);
  if (decision) {
    return (
      <Link to="/o/$org/projects/$id/decisions/$decision" params={{ ...params, decision }}>
        {children}
      </Link>
    );
  }
  if (deliverable) {
    return (
      <Link to="/o/$org/projects/$id/plan" params={params} hash={deliverable}>
        {children}
      </Link>
    );
  }
  if (thread) {
    return (
      <Link to="/o/$org/projects/$id/threads/$thread" params={{ ...params, thread }}>
        {children}
      </Link>
    );
  }
  return children;
}
