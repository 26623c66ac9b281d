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

/** Whether it is said here. Signatures of a gate are, those of other things are not. */
export function isProjectEvent(kind: string, data: Record<string, unknown>): boolean {
  if (/^(signed|signature_|abstained)/.test(kind)) return data.kind === "gate" || isOfDocument(kind, data);
  return /^(document_|project_|party_|member_|topic_|milestone_|question_|phase_|deliverable_|gate_)/.test(
    kind,
  );
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
  const values = {
    who: strong(event.actor?.name ?? t("thread.system")),
    item: strong(<Item data={data}>{title ?? t("projects.the_gate")}</Item>),
    org: strong(organisation?.organisation.name ?? t("projects.an_organisation")),
    person: strong(person?.person.name ?? t("thread.somebody")),
    role: role ? t(`projects.role_${role}` as "projects.role_lead").toLocaleLowerCase() : "…",
    verdict: strong(verdict ? word(t, "verdict", verdict).toLocaleLowerCase() : "…"),
    day: strong(day ? format.day(day) : "…"),
    criterion: strong(labelText(data.criterion, locale) ?? "…"),
  };
  if (isOfDocument(kind, data)) return <DocumentEvent event={event} />;
  const id = `projects.event_${nameOf(kind, data)}`;
  return <Msg id={(t.has(id) ? id : "thread.event_other") as MessageId} values={values as never} />;
}

/** Kinds with several things to say, by what changed. */
function nameOf(kind: string, data: Record<string, unknown>): string {
  switch (kind) {
    case "project_changed":
    case "milestone_changed":
    case "deliverable_changed":
    case "gate_changed":
      return `${kind}_${data.change}`;
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

function Item({ data, children }: { data: Record<string, unknown>; children: string }) {
  const org = useActing().organisation.slug;
  const project = useProject();
  const params = { org, id: project.id };
  const id = (key: string) => (typeof data[key] === "string" ? (data[key] as string) : null);
  const gate = id("gate_id") ?? (data.kind === "gate" ? id("subject_id") : null);
  const [deliverable, thread] = [id("deliverable_id"), id("thread_id")];
  if (gate) {
    const title = project.phases.find((phase) => phase.gate?.id === gate)?.gate?.title ?? children;
    return (
      <Link to="/o/$org/projects/$id/gates/$gate" params={{ ...params, gate }}>
        {title}
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
