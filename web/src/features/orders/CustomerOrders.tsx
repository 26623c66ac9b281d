/** A section of a customer's page: what it ordered, and how punctually it came. */
import { useQuery } from "@tanstack/react-query";
import { useActing } from "~/api/queries/me";
import { accountOrdersQuery } from "~/api/queries/orders";
import type { AccountOrders } from "~/api/types-orders";
import { useLocale, useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Card, ErrorState, Loading, Time } from "~/ui/bits";
import { ButtonLink, Link } from "~/ui/Link";
import { MonthSums } from "./MonthSums";
import { LatePill } from "./parts";
import "./orders.css";

export function CustomerOrders({ relationship }: { relationship: string }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const query = useQuery(accountOrdersQuery(relationship));
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const some = query.data && query.data.newest.length > 0;
  return (
    <Card
      title={t("orders.title")}
      actions={
        some ? (
          <ButtonLink small to="/o/$org/orders" params={{ org }} search={{ customer: relationship }}>
            {t("orders.see_all")}
          </ButtonLink>
        ) : null
      }
    >
      {query.isPending ? <Loading lines={3} /> : null}
      {query.data ? (
        some ? (
          <Told told={query.data} org={org} />
        ) : (
          <p>{t("orders.none_of_customer")}</p>
        )
      ) : null}
    </Card>
  );
}

function Told({ told, org }: { told: AccountOrders; org: string }) {
  const t = useT();
  const format = useFormat();
  return (
    <div className="customer-orders">
      <div>
        <p className="text-ink-2">
          {t("orders.n_orders", { count: told.orders })}
          {told.returns > 0 ? `, ${t("orders.n_returns", { count: told.returns })}` : null}
          {told.last_at ? (
            <>
              {" · "}
              {t("orders.last")} <Time at={told.last_at} as="date" />
            </>
          ) : null}
        </p>
        <Punctual told={told} />
        {told.totals.map((total) => (
          <div key={total.currency} className="mt-3">
            <p>
              <strong>{format.money(total.net_minor, total.currency)}</strong>{" "}
              <span className="text-s text-ink-3">{t("orders.in_all")}</span>
            </p>
            <MonthSums months={total.months} currency={total.currency} label={t("orders.by_month")} />
          </div>
        ))}
      </div>
      <ul className="newest-orders" aria-label={t("orders.newest")}>
        {told.newest.map((order) => (
          <li key={order.id}>
            <Link className="order-link" to="/o/$org/orders/$id" params={{ org, id: order.id }}>
              {order.number}
            </Link>
            <LatePill timing={order.timing} />
            <Time at={order.ordered_at} as="date" className="text-s text-ink-3" />
            <span className="numeric">{format.money(order.net_minor, order.currency)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Nothing is said where no day was promised. */
function Punctual({ told: { lateness } }: { told: AccountOrders }) {
  const t = useT();
  const locale = useLocale();
  if (lateness.share === null) return <p className="text-s text-ink-3">{t("orders.nothing_promised")}</p>;
  if (lateness.late === 0) return <p>{t("orders.all_on_time", { count: lateness.judged })}</p>;
  const share = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  return (
    <p>
      {t("orders.late_share", {
        late: lateness.late,
        count: lateness.judged,
        share: share.format(lateness.share),
        days: lateness.median_days ?? 0,
      })}
    </p>
  );
}
