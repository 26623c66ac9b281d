/** Events of what two sides settle, each with the figure that matters. */
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useActing } from "~/api/queries/me";
import { factsQuery } from "~/api/queries/settle";
import type { Entry } from "~/api/types";
import type { Term } from "~/api/types-settle";
import { kindLabel, termText } from "~/features/settle/words";
import { type MessageId, Msg, useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Link } from "~/ui/Link";
import { useThreadInfo } from "./context";
import { numberFigure, textFigure } from "./figures";

const strong = (text: ReactNode) => <b className="font-medium text-ink">{text}</b>;

/** Kinds with a sentence here; all others are said by `who` alone. */
export function hasFigures(kind: string): boolean {
  return /^(offer_|fact_|commitment_|escalation_|clock_|signed|signature_|report_step)/.test(kind);
}

export function SettleEvent({ entry, who }: Props) {
  const { kind } = entry;
  if (kind.startsWith("fact_")) return <FactEvent entry={entry} who={who} />;
  if (kind.startsWith("offer_")) return <OfferEvent entry={entry} who={who} />;
  if (kind.startsWith("commitment_")) return <CommitmentEvent entry={entry} who={who} />;
  if (kind.startsWith("escalation_")) return <EscalationEvent entry={entry} who={who} />;
  if (kind === "clock_warned") return <ClockEvent entry={entry} />;
  return <SignedEvent entry={entry} who={who} />;
}

/** What an entry and a line of the changes of a project have in common. */
interface Props {
  entry: Pick<Entry, "kind" | "data">;
  who: ReactNode;
}

/** One of several messages that take the same values; where there is none, something was done. */
function Said({ id, values }: { id: string; values: Record<string, ReactNode> }) {
  const t = useT();
  return <Msg id={(t.has(id) ? id : "thread.event_other") as MessageId} values={values as never} />;
}

function FactEvent({ entry, who }: Props) {
  const t = useT();
  const { complaint } = useThreadInfo();
  const id = textFigure(entry, "fact_id");
  // Already there for the count of facts; a fact that was withdrawn is said by its number.
  const known = useQuery({ ...factsQuery(complaint.id), enabled: false }).data?.items;
  const statement = textFigure(entry, "statement") ?? known?.find((fact) => fact.id === id)?.statement;
  const fact = strong(statement ?? t("thread.event_fact_n", { n: numberFigure(entry, "position") ?? "?" }));
  const stance = textFigure(entry, "stance");
  const kind = entry.kind === "fact_answered" ? `fact_${stance}` : entry.kind;
  return <Said id={`thread.event_${kind}`} values={{ who, fact }} />;
}

function termsOf(entry: Props["entry"]): Term[] {
  const terms = entry.data?.terms;
  return Array.isArray(terms) ? (terms as Term[]) : [];
}

function OfferEvent({ entry, who }: Props) {
  const t = useT();
  const format = useFormat();
  const terms = termsOf(entry);
  const what = strong(terms.map((term) => termText(t, format, term)).join("; ") || "…");
  const n = numberFigure(entry, "number") ?? "?";
  return <Said id={`thread.event_${entry.kind}`} values={{ who, n, what }} />;
}

function CommitmentEvent({ entry, who }: Props) {
  const t = useT();
  const format = useFormat();
  const amount = numberFigure(entry, "amount_minor");
  const currency = textFigure(entry, "currency");
  const due = textFigure(entry, "due_on");
  // What was taken on in a meeting stands in its own words.
  const parts = [textFigure(entry, "text") ?? kindLabel(t, textFigure(entry, "kind") ?? "action")];
  if (amount !== null && currency) parts.push(format.money(amount, currency));
  const values = { who, what: strong(parts.join(", ")), date: strong(due ? format.day(due) : "…") };
  return <Said id={`thread.event_${entry.kind}`} values={values} />;
}

function EscalationEvent({ entry, who }: Props) {
  const t = useT();
  const automatic = entry.data?.automatic === true;
  const reason = `settle.why_${textFigure(entry, "reason")}`;
  const kind =
    automatic && entry.kind === "escalation_requested"
      ? "escalation_automatic"
      : automatic && entry.kind === "escalation_approved"
        ? "escalation_silent"
        : entry.kind;
  const values = {
    who,
    rung: strong(numberFigure(entry, "rung") ?? "?"),
    why: t.has(reason) ? t(reason).toLocaleLowerCase() : "…",
  };
  return <Said id={`thread.event_${kind}`} values={values} />;
}

function ClockEvent({ entry }: Pick<Props, "entry">) {
  const t = useT();
  const name = `settle.clock_${textFigure(entry, "clock")}`;
  const clock = t.has(name) ? t(name) : "…";
  const percent = numberFigure(entry, "percent") ?? 0;
  return percent >= 100
    ? t("thread.event_clock_over", { clock })
    : t("thread.event_clock_warned", { clock, percent });
}

function SignedEvent({ entry, who }: Props) {
  const org = useActing().organisation.slug;
  const { complaint } = useThreadInfo();
  const step = textFigure(entry, "step");
  const plain = entry.kind === "report_step_submitted" || !step;
  const id = `thread.event_${entry.kind}${plain ? "" : "_step"}`;
  const link = step ? (
    <Link
      to="/o/$org/complaints/$id/report"
      params={{ org, id: complaint.id }}
      hash={step}
      className="underline"
    >
      {step.toLocaleUpperCase()}
    </Link>
  ) : (
    "…"
  );
  return <Said id={id} values={{ who, step: strong(link) }} />;
}
