/** What is to be read before a call, on one page that prints. */
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { ApiError } from "~/api/errors";
import { briefQuery } from "~/api/queries/customers";
import { useActing } from "~/api/queries/me";
import type { AccountPerson, Brief, Matter } from "~/api/types-customers";
import { partnersLabel } from "~/features/shell/nav";
import { NotFoundPage, PendingPage } from "~/features/shell/StatePages";
import { useT } from "~/i18n";
import { useFormat, useNow } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { ErrorState, Time } from "~/ui/bits";
import { Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { MatterLink } from "./OpenMatters";
import { Happened } from "./Timeline";
import "./customers.css";

export function BriefPage() {
  const { id } = useParams({ from: "/o/$org/partners/$id_/brief" });
  const query = useQuery(briefQuery(id));
  if (query.isPending) return <PendingPage />;
  if (query.error instanceof ApiError && query.error.status === 404) return <NotFoundPage />;
  if (query.isError) {
    return (
      <div className="page page-narrow">
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  return <OnePage brief={query.data} />;
}

function OnePage({ brief }: { brief: Brief }) {
  const t = useT();
  const format = useFormat();
  const now = useNow();
  const acting = useActing();
  const org = acting.organisation.slug;
  const { account, open, people, commitments } = brief;
  const owner = account.owner?.name;
  return (
    <Page
      title={t("customers.brief_of", { name: account.name })}
      crumb={
        <>
          <Link to="/o/$org/partners" params={{ org }}>
            {t(partnersLabel(acting))}
          </Link>{" "}
          /{" "}
          <Link to="/o/$org/partners/$id" params={{ org, id: account.id }}>
            {account.name}
          </Link>
        </>
      }
      actions={<Button onClick={() => window.print()}>{t("customers.print")}</Button>}
      lead={[
        t(`customers.status_${account.status}`),
        account.tier,
        owner ? t("customers.kept_by", { name: owner }) : null,
        format.dateTime(new Date(brief.made_at), now),
      ]
        .filter(Boolean)
        .join(" · ")}
    >
      <div className="brief">
        {account.note ? <p className="mb-4 whitespace-pre-line text-s">{account.note}</p> : null}
        <div className="brief-columns">
          <section>
            <h2>{t("customers.people")}</h2>
            {people.length === 0 ? <p className="text-s text-ink-2">{t("customers.people_none")}</p> : null}
            <ul>
              {people.map((person) => (
                <Who key={person.role.id} person={person} />
              ))}
            </ul>
          </section>
          <section>
            <h2>{t("customers.at_a_glance")}</h2>
            <dl>
              <dt>{t("customers.last_contact")}</dt>
              <dd>{brief.last_contact_at ? <Time at={brief.last_contact_at} /> : t("customers.never")}</dd>
              <dt>{t("customers.next_meeting")}</dt>
              <dd>
                {brief.next_meeting ? (
                  <Time at={brief.next_meeting.held_at} as="deadline" />
                ) : (
                  t("customers.none_planned")
                )}
              </dd>
              {brief.segments.length > 0 ? (
                <>
                  <dt>{t("customers.segments")}</dt>
                  <dd>{brief.segments.map((stay) => stay.segment.name).join(", ")}</dd>
                </>
              ) : null}
              {brief.orders.last_at ? (
                <>
                  <dt>{t("customers.last_order")}</dt>
                  <dd>
                    <Time at={brief.orders.last_at} as="date" />
                  </dd>
                </>
              ) : null}
              {brief.counts.map((count) => (
                <div key={count.kind} className="contents">
                  <dt>{t(`customers.all_${count.kind}`)}</dt>
                  <dd>{count.total}</dd>
                </div>
              ))}
            </dl>
          </section>
          {brief.planned.length > 0 ? (
            <section>
              <h2>{t("customers.planned")}</h2>
              <ul>
                {brief.planned.map((activity) => (
                  <li key={activity.id}>
                    <Time at={activity.starts_at} as="deadline" /> — {activity.purpose}
                    <small className="block text-ink-2">
                      {[activity.contact?.name, activity.assignee?.name, activity.brief]
                        .filter(Boolean)
                        .join(" · ")}
                    </small>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          <Matters title={t("customers.ours")} items={open.ours} />
          <Matters title={t("customers.theirs", { name: account.name })} items={open.theirs} />
          <Matters title={t("customers.others")} items={open.others} />
          {commitments.length > 0 ? (
            <section>
              <h2>{t("customers.promised")}</h2>
              <ul>
                {commitments.map((each) => (
                  <li key={each.id}>
                    {each.text} — {t(each.side === "vendor" ? "customers.we_owe" : "customers.they_owe")},{" "}
                    {format.deadline(new Date(each.due_at), now)}
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
        </div>
        {brief.recent.length > 0 ? (
          <section className="mt-5">
            <h2>{t("customers.recent")}</h2>
            <ol className="timeline-list">
              {brief.recent.map((item) => (
                <li key={item.id}>
                  <Time at={item.at} as="date" className="text-ink-3" />
                  <Happened item={item} />
                </li>
              ))}
            </ol>
          </section>
        ) : null}
      </div>
    </Page>
  );
}

function Who({ person }: { person: AccountPerson }) {
  const t = useT();
  const { contact, role, points } = person;
  const parts = role.buying_roles.map((part) => t(`customers.part_${part}`)).join(", ");
  const refused = new Set(
    person.consents.filter((each) => each.state === "withdrawn").map((each) => each.channel),
  );
  const ways = points.filter((point) => !refused.has(point.kind)).map((point) => point.value);
  return (
    <li>
      <b className="font-medium">{contact.name}</b>
      {role.title ? `, ${role.title}` : null}
      <small className="block text-ink-2">{[parts, ...ways].filter(Boolean).join(" · ")}</small>
    </li>
  );
}

function Matters({ title, items }: { title: string; items: readonly Matter[] }) {
  const t = useT();
  if (items.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {items.map((matter) => (
          <li key={matter.record.id}>
            <MatterLink matter={matter} />{" "}
            <span className="text-ink-3">
              {t(`customers.kind_${matter.record.kind}`)} {matter.record.number}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
