/** What the orders of one customer say: its segment, its rhythm, what it is worth. The vendor's alone. */
import { useQuery } from "@tanstack/react-query";
import { accountFiguresQuery } from "~/api/queries/insights";
import { useActing } from "~/api/queries/me";
import type { AccountFigures } from "~/api/types-insights";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Card, Pill } from "~/ui/bits";
import { Link } from "~/ui/Link";
import "./insights.css";

export function CustomerHealthMarks({ relationshipId }: { relationshipId: string }) {
  const t = useT();
  const format = useFormat();
  const org = useActing().organisation.slug;
  const found = useQuery(accountFiguresQuery(relationshipId)).data;
  if (!found) return null;
  return (
    <Card
      title={t("figures.title")}
      note={t("figures.as_of", { at: format.exact(new Date(found.as_of)) })}
      actions={
        <Link to="/o/$org/insights" params={{ org }}>
          {t("figures.more")}
        </Link>
      }
    >
      {found.n === 0 ? <p className="text-m text-ink-2">{t("figures.none")}</p> : <Marks found={found} />}
    </Card>
  );
}

function Marks({ found }: { found: AccountFigures }) {
  const t = useT();
  const format = useFormat();
  const { rfm, churn, value, currency } = found;
  const money = (minor: number | null) =>
    minor === null || !currency ? null : format.money(minor, currency);
  const [low, middle, high] = [value?.low_minor, value?.value_minor, value?.high_minor].map((one) =>
    money(one ?? null),
  );
  return (
    <dl className="health-marks">
      <div>
        <dt>{t("figures.segment")}</dt>
        <dd>{rfm ? t(`figures.segment_${rfm.segment}`) : t("figures.segment_none")}</dd>
        {rfm ? (
          <dd className="row-sub">
            {t("figures.scores", rfm)} · {t(`figures.plan_${rfm.segment}`)}
          </dd>
        ) : null}
      </div>
      {churn ? (
        <div>
          <dt>{t("figures.rhythm")}</dt>
          <dd className="flex flex-wrap items-center gap-2">
            {t("figures.days_ago", { count: churn.days_since_last_order })}
            {churn.silent ? <Pill tone="bad">{t("figures.silent")}</Pill> : null}
          </dd>
          {churn.usual_days === null ? null : (
            <dd className="row-sub">{t("figures.usual", { count: churn.usual_days })}</dd>
          )}
        </div>
      ) : null}
      {churn && money(churn.yearly_minor) ? (
        <div>
          <dt>{t("figures.yearly")}</dt>
          <dd>{money(churn.yearly_minor)}</dd>
          <dd className="row-sub">{t("figures.n", { count: found.n })}</dd>
        </div>
      ) : null}
      <div>
        <dt>{t("figures.value")}</dt>
        <dd>{middle ?? t("figures.value_none")}</dd>
        {low && high ? <dd className="row-sub">{t("figures.range", { low, high })}</dd> : null}
      </div>
    </dl>
  );
}
