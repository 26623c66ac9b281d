import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { ApiError } from "~/api/errors";
import { useActing, useCan } from "~/api/queries/me";
import { relationshipPeopleQuery, relationshipQuery } from "~/api/queries/organisation";
import type { RelationshipView } from "~/api/types";
import { CustomerActivities } from "~/features/calendar/CustomerActivities";
import { OwnData } from "~/features/customers/Corrections";
import { CustomerLook } from "~/features/customers/CustomerLook";
import { CustomerHealthMarks } from "~/features/insights/CustomerHealthMarks";
import { MeetingList } from "~/features/meetings/MeetingList";
import { CustomerOrders } from "~/features/orders/CustomerOrders";
import { AccountSegments } from "~/features/segments/AccountSegments";
import { partnersLabel } from "~/features/shell/nav";
import { NotFoundPage, PendingPage } from "~/features/shell/StatePages";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Avatar, Card, ErrorState, Loading, Notice, Pill } from "~/ui/bits";
import { ButtonLink, Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { InviteCustomer } from "./dialogs";
import { AgreementCard } from "./health/AgreementCard";
import { RelationshipHealth } from "./health/RelationshipHealth";
import { NdaCard } from "./NdaCard";

export function PartnerPage() {
  const { id } = useParams({ from: "/o/$org/partners/$id" });
  const query = useQuery(relationshipQuery(id));
  if (query.isPending) return <PendingPage />;
  if (query.error instanceof ApiError && query.error.status === 404) return <NotFoundPage />;
  if (query.isError) {
    return (
      <div className="page page-narrow">
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  return <Partner relationship={query.data} />;
}

function Partner({ relationship }: { relationship: RelationshipView }) {
  const t = useT();
  const acting = useActing();
  const org = acting.organisation.slug;
  const can = useCan();
  const sells = relationship.side === "vendor";
  const manages = sells && can("file_for_customer");
  const [inviting, setInviting] = useState(false);
  const name = relationship.counterpart.name;
  return (
    <Page
      title={relationship.counterpart.name}
      crumb={
        <Link to="/o/$org/partners" params={{ org }}>
          {t(partnersLabel(acting))}
        </Link>
      }
      heading={
        <h1>
          {relationship.counterpart.name}{" "}
          {relationship.claimed ? null : <Pill>{t("partners.unclaimed")}</Pill>}
        </h1>
      }
      actions={
        <>
          {sells ? (
            <ButtonLink to="/o/$org/partners/$id/brief" params={{ org, id: relationship.id }}>
              {t("customers.brief")}
            </ButtonLink>
          ) : null}
          <ButtonLink
            to="/o/$org/complaints"
            params={{ org }}
            search={{ relationship_id: relationship.id } as never}
          >
            {t("partners.see_complaints")}
          </ButtonLink>
          {can(sells ? "file_for_customer" : "file_complaint") ? (
            <ButtonLink
              to="/o/$org/complaints/new"
              params={{ org }}
              search={{ relationship_id: relationship.id } as never}
              tone="primary"
            >
              {t("partners.file")}
            </ButtonLink>
          ) : null}
        </>
      }
    >
      {manages && !relationship.claimed ? (
        <div className="mb-5">
          <Notice action={<Button onClick={() => setInviting(true)}>{t("partners.invite_first")}</Button>}>
            {t("partners.add_lead")}
          </Notice>
        </div>
      ) : null}
      <div className="flex flex-col gap-8">
        {sells ? (
          <>
            <CustomerLook id={relationship.id} name={name} />
            <CustomerActivities id={relationship.id} name={name} />
            <CustomerHealthMarks relationshipId={relationship.id} />
            <CustomerOrders relationship={relationship.id} />
            <AccountSegments id={relationship.id} />
          </>
        ) : null}
        <div className="grid gap-5 md:grid-cols-2">
          <MeetingList
            relationship={{ id: relationship.id, counterpart: name }}
            mayPlan={relationship.claimed && can("write")}
          />
          <AgreementCard relationship={relationship} />
        </div>
        {relationship.claimed ? <NdaCard relationship={relationship} /> : null}
        <RelationshipHealth relationship={relationship} />
        <div className="grid gap-5 md:grid-cols-2">
          {sells ? null : <OwnData relationship={relationship.id} vendor={relationship.vendor.name} />}
          {sells ? null : <Details relationship={relationship} />}
          <People relationship={relationship} onInvite={manages ? () => setInviting(true) : null} />
        </div>
      </div>
      {inviting ? <InviteCustomer relationship={relationship} onClose={() => setInviting(false)} /> : null}
    </Page>
  );
}

/** What a vendor tells its customer of how it keeps it. */
function Details({ relationship }: { relationship: RelationshipView }) {
  const t = useT();
  const rows: [string, string | number | null][] = [
    [t("partners.number"), relationship.customer_number],
    [t("partners.open"), relationship.open_complaints],
  ];
  return (
    <Card title={t("partners.details")}>
      <dl className="grid grid-cols-[max-content_1fr] gap-x-6 gap-y-2 text-s">
        {rows.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-ink-3">{label}</dt>
            <dd>{value ?? "—"}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function People({
  relationship,
  onInvite,
}: {
  relationship: RelationshipView;
  onInvite: (() => void) | null;
}) {
  const t = useT();
  const query = useQuery(relationshipPeopleQuery(relationship.id));
  return (
    <Card
      title={t("partners.people")}
      actions={
        onInvite ? (
          <Button small onClick={onInvite}>
            {t("partners.invite")}
          </Button>
        ) : null
      }
    >
      {query.isPending ? <Loading lines={3} /> : null}
      {query.isError ? <ErrorState error={query.error} /> : null}
      {query.data?.items.length === 0 ? (
        <p className="text-s text-ink-3">{t("partners.people_none")}</p>
      ) : null}
      <ul className="flex flex-col gap-2">
        {query.data?.items.map((person) => (
          <li key={person.membership_id} className="flex items-center gap-2.5 text-s">
            <Avatar name={person.name} them />
            <span className="min-w-0 flex-1">
              {person.name}
              {person.title ? <small className="block">{person.title}</small> : null}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
