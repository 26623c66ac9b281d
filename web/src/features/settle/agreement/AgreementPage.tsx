/** What two firms agreed on for their complaints: what is in force, what is proposed, what has been before. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { ApiError } from "~/api/errors";
import { useActing } from "~/api/queries/me";
import { relationshipQuery } from "~/api/queries/organisation";
import { agreementQuery, agreementVersionsQuery } from "~/api/queries/settle";
import type { RelationshipView } from "~/api/types";
import { type AgreementView, mayAct } from "~/api/types-settle";
import { partnersLabel } from "~/features/shell/nav";
import { NotFoundPage, PendingPage } from "~/features/shell/StatePages";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Card, ErrorState, Pill, Time } from "~/ui/bits";
import { Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { shortHash } from "../words";
import { AgreementText } from "./AgreementText";
import { Proposal } from "./Proposal";
import { useNames } from "./useNames";

const AgreementForm = lazy(() => import("./AgreementForm"));

export function AgreementPage() {
  const { id } = useParams({ from: "/o/$org/partners/$id_/agreement" });
  const relationship = useQuery(relationshipQuery(id));
  const agreement = useQuery(agreementQuery(id));
  const error = relationship.error ?? agreement.error;
  if (error instanceof ApiError && error.status === 404) return <NotFoundPage />;
  if (error) {
    return (
      <div className="page page-narrow">
        <ErrorState error={error} onRetry={() => void agreement.refetch()} />
      </div>
    );
  }
  if (!relationship.data || !agreement.data) return <PendingPage />;
  return <Agreement relationship={relationship.data} agreement={agreement.data} />;
}

function Agreement({
  relationship,
  agreement,
}: {
  relationship: RelationshipView;
  agreement: AgreementView;
}) {
  const t = useT();
  const acting = useActing();
  const params = { org: acting.organisation.slug, id: relationship.id };
  const [editing, setEditing] = useState(false);
  const names = useNames(relationship);
  const { in_force: inForce, proposed } = agreement;
  return (
    <Page
      title={t("agreement.title")}
      lead={t("agreement.lead", { org: relationship.counterpart.name })}
      crumb={
        <>
          <Link to="/o/$org/partners" params={{ org: params.org }}>
            {t(partnersLabel(acting))}
          </Link>
          {" / "}
          <Link to="/o/$org/partners/$id" params={params}>
            {relationship.counterpart.name}
          </Link>
        </>
      }
      actions={
        mayAct(agreement.actions, "propose") ? (
          <Button onClick={() => setEditing(true)}>{t("agreement.propose")}</Button>
        ) : null
      }
    >
      <div className="flex flex-col gap-5">
        {proposed ? (
          <Proposal relationship={relationship} agreement={agreement} proposed={proposed} names={names} />
        ) : null}
        <section aria-labelledby="in-force">
          <header className="mb-3 flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <h2 id="in-force">{t("agreement.in_force")}</h2>
            {inForce.version > 0 ? (
              <Pill tone="good">{t("agreement.version_n", { version: inForce.version })}</Pill>
            ) : (
              <Pill>{t("agreement.usual")}</Pill>
            )}
            <small>
              {inForce.in_force_at ? (
                <>
                  {t("agreement.since")} <Time at={inForce.in_force_at} as="date" /> ·{" "}
                  <span className="font-mono" title={inForce.sha256}>
                    {shortHash(inForce.sha256)}
                  </span>
                </>
              ) : (
                t("agreement.usual_text")
              )}
            </small>
          </header>
          <AgreementText data={inForce.data} relationship={relationship} names={names} />
        </section>
        {agreement.record_id ? <Versions id={relationship.id} /> : null}
      </div>
      {editing ? (
        <Suspense fallback={null}>
          <AgreementForm
            relationship={relationship}
            agreement={agreement}
            onClose={() => setEditing(false)}
          />
        </Suspense>
      ) : null}
    </Page>
  );
}

function Versions({ id }: { id: string }) {
  const t = useT();
  const query = useInfiniteQuery(agreementVersionsQuery(id));
  const versions = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (versions.length < 2) return null;
  return (
    <Card title={t("agreement.versions")}>
      <ul className="flex flex-col gap-1.5 text-s">
        {versions.map((version) => (
          <li key={version.version} className="flex flex-wrap gap-x-3">
            <b className="font-medium">{t("agreement.version_n", { version: version.version })}</b>
            <span className="text-ink-2">
              {version.proposed_by?.name}
              {version.proposed_at ? (
                <>
                  {" · "}
                  <Time at={version.proposed_at} as="date" />
                </>
              ) : null}
            </span>
            {version.in_force_at ? (
              <span className="text-ink-2">
                {t("agreement.since")} <Time at={version.in_force_at} as="date" />
              </span>
            ) : (
              <span className="text-ink-3">{t("agreement.never_in_force")}</span>
            )}
            {version.note ? <span className="basis-full text-ink-3">{version.note}</span> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
