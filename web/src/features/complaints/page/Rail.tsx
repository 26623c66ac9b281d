/** What one looks up: time, people, details, links. Nothing that has to be done stands here. */
import { lazy, Suspense } from "react";
import { useActing, useCan } from "~/api/queries/me";
import type { Complaint } from "~/api/types";
import { EscalationRail } from "~/features/settle/escalation/EscalationRail";
import { FactRail } from "~/features/settle/facts/FactRail";
import { TimeLedger } from "~/features/settle/ledger/TimeLedger";
import { shownValue } from "~/features/thread/EventLine";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Link } from "~/ui/Link";
import { fieldName, wordLabel } from "../labels";
import { People } from "./People";
import { isOver } from "./turn";

const ThirdParties = lazy(() => import("~/features/guests/ThirdParties"));
const Related = lazy(() => import("~/features/related/Related"));

export function Rail({ complaint }: { complaint: Complaint }) {
  return (
    <>
      <TimeLedger complaint={complaint} />
      <EscalationRail complaint={complaint} />
      <FactRail complaint={complaint} />
      <People complaint={complaint} />
      <Suspense fallback={null}>
        <ThirdParties complaint={complaint} />
      </Suspense>
      <Details complaint={complaint} />
      <Suspense fallback={null}>
        <Related complaint={complaint} />
      </Suspense>
    </>
  );
}

const TEXT_FACTS = ["product", "lot", "serial_no", "order_no", "delivery_note", "detected_where"] as const;

export function Details({ complaint }: { complaint: Complaint }) {
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
      {can("write") && !isOver(complaint) && !complaint.guest ? (
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
