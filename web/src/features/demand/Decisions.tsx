/** What was decided on a demand, and what came of it: calls, customers, revenue in one line. */
import { useActing } from "~/api/queries/me";
import type { DemandDecision } from "~/api/types-demand";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Card, Pill, Time } from "~/ui/bits";
import { Link } from "~/ui/Link";
import { DecisionPill } from "./parts";

export function Decisions({ items }: { items: readonly DemandDecision[] }) {
  const t = useT();
  if (items.length === 0) return null;
  return (
    <Card className="mb-5" title={t("radar.decisions")}>
      <ul>
        {items.map((each) => (
          <Row key={each.id} decision={each} />
        ))}
      </ul>
    </Card>
  );
}

function Row({ decision }: { decision: DemandDecision }) {
  const t = useT();
  const format = useFormat();
  const org = useActing().organisation.slug;
  const { idea } = decision;
  return (
    <li className="alarm-row">
      <p className="flex flex-wrap items-center gap-2">
        <DecisionPill kind={decision.kind} />
        {decision.campaign ? <Pill>{decision.campaign}</Pill> : null}
        {decision.review_due ? <Pill tone="turn">{t("radar.review_due")}</Pill> : null}
      </p>
      <p className="decision-words">{decision.words}</p>
      <p className="row-sub">
        <span>{decision.signed_by?.name}</span>
        <Time at={decision.decided_at} as="date" />
        {decision.cost_minor !== null && decision.currency ? (
          <span>{t("radar.costs", { cost: format.money(decision.cost_minor, decision.currency) })}</span>
        ) : null}
        {decision.review_on ? (
          <span>{t("radar.review_on", { day: format.day(decision.review_on) })}</span>
        ) : null}
      </p>
      {decision.kind === "resell" ? <Line decision={decision} /> : null}
      {idea ? (
        <p className="mt-1">
          <Link to="/o/$org/ideas/$id" params={{ org, id: idea.id }} className="underline">
            {idea.number} {idea.title}
          </Link>
        </p>
      ) : null}
    </li>
  );
}

/** From the calls to the revenue. */
function Line({ decision }: { decision: DemandDecision }) {
  const t = useT();
  const format = useFormat();
  const { idea, product } = decision;
  const revenue = product?.revenue.map((each) => format.money(each.amount_minor, each.currency)) ?? [];
  const steps = [
    t("radar.line_calls", { count: decision.calls }),
    t("radar.n_callers", { count: decision.callers }),
    t("radar.line_invited", { count: decision.invited }),
    ...(idea ? [t("radar.line_behind", { count: idea.organisations })] : []),
    ...(product
      ? [
          t("radar.line_customers", { count: product.customers }),
          revenue.length > 0 ? revenue.join(" + ") : t("radar.line_no_revenue"),
        ]
      : []),
  ];
  return (
    <ol className="decision-line" aria-label={t("radar.line")}>
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}
