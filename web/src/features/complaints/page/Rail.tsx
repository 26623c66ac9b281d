/** What one looks up: time, people, details, links. Nothing that has to be done stands here. */
import { useActing, useCan } from "~/api/queries/me";
import type { Complaint } from "~/api/types";
import { shownValue } from "~/features/thread/EventLine";
import { useT } from "~/i18n";
import { useFormat, useNow } from "~/lib/useFormat";
import { Time } from "~/ui/bits";
import { Link } from "~/ui/Link";
import { fieldName, wordLabel } from "../labels";
import { People } from "./People";
import { isOver } from "./turn";

export function Rail({ complaint }: { complaint: Complaint }) {
  return (
    <>
      <TimeSection complaint={complaint} />
      <People complaint={complaint} />
      <Details complaint={complaint} />
      <Linked complaint={complaint} />
    </>
  );
}

function TimeSection({ complaint }: { complaint: Complaint }) {
  const t = useT();
  const format = useFormat();
  const { ledger, side } = complaint;
  const us = side === "customer" ? ledger.customer_seconds : ledger.vendor_seconds;
  const them = side === "customer" ? ledger.vendor_seconds : ledger.customer_seconds;
  const parts = [
    { id: "us", seconds: us, label: t("complaints.you") },
    { id: "them", seconds: them, label: complaint.counterpart.name },
    { id: "both", seconds: ledger.both_seconds, label: t("complaints.both") },
    { id: "third", seconds: ledger.third_seconds, label: t("complaints.third") },
  ].filter((part) => part.seconds > 0 || part.id === "us" || part.id === "them");
  const told = parts.map((part) =>
    t("complaints.held", { who: part.label, time: format.duration(part.seconds) }),
  );
  return (
    <section>
      <h2>{t("complaints.time")}</h2>
      <div className="ledger" role="img" aria-label={told.join(", ")}>
        {parts.map((part) => (
          <i key={part.id} className={`ledger-${part.id}`} style={{ flexGrow: Math.max(part.seconds, 1) }} />
        ))}
      </div>
      <ul className="legend">
        {parts.map((part) => (
          <li key={part.id}>
            <i className={`ledger-${part.id}`} aria-hidden="true" />
            <span className="min-w-0 truncate">{part.label}</span> <b>{format.duration(part.seconds)}</b>
          </li>
        ))}
      </ul>
      <Clocks complaint={complaint} />
    </section>
  );
}

function Clocks({ complaint }: { complaint: Complaint }) {
  const t = useT();
  const format = useFormat();
  const now = useNow();
  const { submitted_at: from, first_response_at: first, resolved_at: resolved, ball } = complaint;
  if (!from) return null;
  const since = (until: string | null) =>
    format.duration(((until ? Date.parse(until) : now.getTime()) - Date.parse(from)) / 1000);
  const after = (until: string) =>
    Date.parse(until) - Date.parse(from) < 60_000
      ? t("complaints.within_a_minute")
      : t("complaints.after", { time: since(until) });
  return (
    <dl className="clocks">
      <dt>{t("complaints.first_response")}</dt>
      <dd className={first ? "text-good" : undefined}>
        {first ? after(first) : t("complaints.waiting_for", { time: since(null) })}
      </dd>
      <dt>{t("complaints.resolution")}</dt>
      <dd className={resolved ? "text-good" : undefined}>
        {resolved
          ? after(resolved)
          : isOver(complaint)
            ? "—"
            : t("complaints.open_for", { time: since(null) })}
      </dd>
      {ball.until && !isOver(complaint) ? (
        <>
          <dt>{t("complaints.next_answer")}</dt>
          <dd>
            <Time at={ball.until} as="deadline" />
          </dd>
        </>
      ) : null}
    </dl>
  );
}

const TEXT_FACTS = ["product", "lot", "serial_no", "order_no", "delivery_note", "detected_where"] as const;

function Details({ complaint }: { complaint: Complaint }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const org = useActing().organisation.slug;
  const { side, references } = complaint;
  const other = side === "customer" ? "vendor" : "customer";
  const facts: [string, string][] = [];
  const add = (label: string, value: string | null | undefined) => {
    if (value) facts.push([label, value]);
  };
  for (const key of TEXT_FACTS) add(fieldName(t, key), complaint[key]);
  if (complaint.quantity_complained !== null || complaint.quantity_affected !== null) {
    add(t("complaints.affected"), affected(complaint, format, t));
  }
  if (complaint.occurred_on) add(fieldName(t, "occurred_on"), format.day(complaint.occurred_on));
  add(t("complaints.category"), wordLabel(t, "category", complaint.category));
  add(fieldName(t, "remedy_sought"), wordLabel(t, "remedy", complaint.remedy_sought));
  if (complaint.claimed_amount_minor !== null && complaint.currency) {
    add(
      fieldName(t, "claimed_amount_minor"),
      format.money(complaint.claimed_amount_minor, complaint.currency),
    );
  }
  add(t("complaints.our_ref"), references[side]);
  add(t("complaints.their_ref"), references[other]);
  for (const field of complaint.custom_fields) {
    const value = complaint.custom[field.key];
    const option = field.options.find((each) => each.value === value);
    if (value !== undefined && value !== null && value !== "") {
      add(field.label, option?.label ?? shownValue(t, format, field.key, value));
    }
  }
  return (
    <section>
      <h2>{t("complaints.details")}</h2>
      <dl className="facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {can("write") && !isOver(complaint) ? (
        <Link
          to="/o/$org/complaints/$id/edit"
          params={{ org, id: complaint.id }}
          className="mt-2 inline-block"
        >
          {t("complaints.edit_details")}
        </Link>
      ) : null}
    </section>
  );
}

function affected(
  complaint: Complaint,
  format: ReturnType<typeof useFormat>,
  t: ReturnType<typeof useT>,
): string {
  const { quantity_complained: all, quantity_affected: bad } = complaint;
  if (all === null) return t("complaints.n_defective", { n: format.number(bad ?? 0) });
  return bad === null
    ? format.number(all)
    : t("complaints.n_of_which_defective", { n: format.number(all), bad: format.number(bad) });
}

function Linked({ complaint }: { complaint: Complaint }) {
  const t = useT();
  const org = useActing().organisation.slug;
  if (complaint.links.length === 0) return null;
  return (
    <section>
      <h2>{t("complaints.linked")}</h2>
      <ul className="flex flex-col gap-2">
        {complaint.links.map((link) => (
          <li key={`${link.kind}-${link.record.id}`}>
            <Link to="/o/$org/complaints/$id" params={{ org, id: link.record.id }}>
              {link.record.number} · {link.record.title}
            </Link>
            <small className="block">{t(`complaints.link_${link.kind}_${link.direction}`)}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
