/** A customer in one look, as its vendor sees it: what is open, what happened, who decides, what is kept. */
import { useQuery } from "@tanstack/react-query";
import { overviewQuery } from "~/api/queries/customers";
import { useCan } from "~/api/queries/me";
import { useT } from "~/i18n";
import { Card, ErrorState, Loading, Time } from "~/ui/bits";
import { AnsweredCard } from "./Answered";
import { CorrectionLines } from "./Corrections";
import { Facts, Team } from "./Facts";
import { OpenMatters } from "./OpenMatters";
import { PeopleCard } from "./PeopleCard";
import { Timeline } from "./Timeline";
import "./customers.css";

export function CustomerLook({ id, name }: { id: string; name: string }) {
  const t = useT();
  const can = useCan();
  const query = useQuery(overviewQuery(id));
  if (query.isPending) {
    return (
      <Card>
        <Loading lines={8} />
      </Card>
    );
  }
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const look = query.data;
  const manages = can("manage_relationships");
  return (
    <div className="customer-look">
      <div>
        {look.corrections.length > 0 ? (
          <Card title={t("customers.corrections")} note={t("customers.corrections_note")}>
            <CorrectionLines items={look.corrections} />
          </Card>
        ) : null}
        <OpenMatters look={look} name={name} />
        <PeopleCard id={id} name={name} people={look.people} mayWrite={can("write")} />
        <Timeline id={id} />
      </div>
      <div>
        <Card title={t("customers.at_a_glance")}>
          <dl className="customer-facts">
            <dt>{t("customers.status")}</dt>
            <dd>{t(`customers.status_${look.account.status}`)}</dd>
            <dt>{t("customers.last_contact")}</dt>
            <dd>{look.last_contact_at ? <Time at={look.last_contact_at} /> : t("customers.never")}</dd>
            <dt>{t("customers.next_meeting")}</dt>
            <dd>
              {look.next_meeting ? (
                <Time at={look.next_meeting.held_at} as="deadline" />
              ) : (
                t("customers.none_planned")
              )}
            </dd>
            {look.segments.length > 0 ? (
              <>
                <dt>{t("customers.segments")}</dt>
                <dd>{look.segments.map((stay) => stay.segment.name).join(", ")}</dd>
              </>
            ) : null}
            {look.orders.last_at ? (
              <>
                <dt>{t("customers.last_order")}</dt>
                <dd>
                  <Time at={look.orders.last_at} as="date" />
                </dd>
              </>
            ) : null}
            {look.counts.map((count) => (
              <div key={count.kind} className="contents">
                <dt>{t(`customers.all_${count.kind}`)}</dt>
                <dd>{count.total}</dd>
              </div>
            ))}
          </dl>
        </Card>
        <AnsweredCard items={look.answered} />
        <Facts account={look.account} manages={manages} />
        <Team account={look.account} manages={manages} />
      </div>
    </div>
  );
}
