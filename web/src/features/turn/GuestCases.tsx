/** The first page of somebody who was called in from outside: their cases, what is asked of them, and until when. */
import { useQuery } from "@tanstack/react-query";
import { guestCasesQuery } from "~/api/queries/dispute";
import { useActing } from "~/api/queries/me";
import type { EndedCase, GuestCase } from "~/api/types-dispute";
import { useT } from "~/i18n";
import { EmptyState, ErrorState, Loading, Pill, Time } from "~/ui/bits";
import { CheckIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { Page } from "~/ui/Page";

export default function GuestCases() {
  const t = useT();
  const query = useQuery(guestCasesQuery);
  const items = query.data?.items;
  const ended = query.data?.ended ?? [];
  return (
    <Page title={t("turn.your_cases")} lead={items && items.length > 0 ? t("turn.cases_lead") : undefined}>
      {!items ? (
        query.isError ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Loading lines={3} />
        )
      ) : items.length === 0 ? (
        <EmptyState icon={<CheckIcon size={26} aria-hidden="true" />} title={t("turn.no_cases")}>
          {t("turn.no_cases_text")}
        </EmptyState>
      ) : (
        <ul className="flex flex-col gap-3">
          {items.map((item) => (
            <Case key={item.id} item={item} />
          ))}
        </ul>
      )}
      {ended.length > 0 ? (
        <section className="mt-7">
          <h2 className="mb-2.5">{t("turn.ended")}</h2>
          <ul className="card flex flex-col divide-y divide-line py-1">
            {ended.map((item) => (
              <Ended key={`${item.id} ${item.ended_at}`} item={item} />
            ))}
          </ul>
        </section>
      ) : null}
    </Page>
  );
}

/** What is left of a case that is over: it can no longer be opened. */
function Ended({ item }: { item: EndedCase }) {
  const t = useT();
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 py-2.5">
      <span className="font-medium">{item.number}</span>
      <span className="min-w-0 flex-1 text-ink-2">
        {item.outcome ? t(`turn.ended_${item.outcome}`) : null}
      </span>
      <Time at={item.ended_at} as="date" className="text-s text-ink-3" />
    </li>
  );
}

/** Whether the mediator is the one who is waited for. */
function waits(item: GuestCase): boolean {
  return item.mediation === "active" || item.mediation === "review";
}

function Case({ item }: { item: GuestCase }) {
  const t = useT();
  const org = useActing().organisation.slug;
  return (
    <li className="card relative flex flex-col gap-1.5">
      <p className="flex flex-wrap items-center gap-2">
        <Link
          to="/o/$org/complaints/$id"
          params={{ org, id: item.id }}
          className="text-l font-semibold text-ink after:absolute after:inset-0 hover:no-underline"
        >
          {item.title}
        </Link>
        {waits(item) ? <Pill tone="turn">{t("turn.case_waits")}</Pill> : null}
        {item.unread ? <Pill>{t("turn.case_new")}</Pill> : null}
      </p>
      <p className="text-ink-2">
        <span className="text-ink-3">{item.number}</span>
        {item.between ? (
          <>
            {" · "}
            {t("turn.case_between", {
              customer: item.between.customer.name,
              vendor: item.between.vendor.name,
            })}
          </>
        ) : null}
      </p>
      {item.mediation ? <p className="text-s text-ink-2">{t(`turn.case_${item.mediation}`)}</p> : null}
      {item.asked.map((asked) => (
        <p key={asked.lane_id} className="text-s text-ink-2">
          {t(`turn.asked_${asked.role}`, { org: asked.by.name })}
          {asked.topic ? <> {asked.topic}</> : null}
          {asked.until ? (
            <small>
              {" · "}
              {t("turn.case_until")} <Time at={asked.until} as="date" />
            </small>
          ) : null}
        </p>
      ))}
    </li>
  );
}
