import { useQuery } from "@tanstack/react-query";
import { useActing } from "~/api/queries/me";
import { healthQuery } from "~/api/queries/meetings";
import type { RelationshipView } from "~/api/types";
import { useT } from "~/i18n";
import { useFormat, useNow } from "~/lib/useFormat";
import { Card, Loading, Pill } from "~/ui/bits";
import { ButtonLink } from "~/ui/Link";

/** What the two firms have agreed on, and when they look at it again. */
export function AgreementCard({ relationship }: { relationship: RelationshipView }) {
  const t = useT();
  const format = useFormat();
  const now = useNow();
  const org = useActing().organisation.slug;
  const agreement = useQuery(healthQuery(relationship.id)).data?.agreement;
  const day = (at: string) => format.date(new Date(at), now);
  return (
    <Card
      title={t("health.agreement")}
      actions={
        <ButtonLink to="/o/$org/partners/$id/agreement" params={{ org, id: relationship.id }} small>
          {t("health.agreement_open")}
        </ButtonLink>
      }
    >
      {!agreement ? <Loading lines={2} /> : null}
      {agreement && agreement.version === 0 ? (
        <p className="text-s text-ink-2">{t("health.agreement_usual")}</p>
      ) : null}
      {agreement?.in_force_at ? (
        <dl className="grid grid-cols-[max-content_1fr] gap-x-6 gap-y-2 text-s">
          <dt className="text-ink-3">{t("health.agreement_version")}</dt>
          <dd>{agreement.version}</dd>
          <dt className="text-ink-3">{t("health.agreement_since")}</dt>
          <dd>{day(agreement.in_force_at)}</dd>
          {agreement.review_at ? (
            <>
              <dt className="text-ink-3">{t("health.agreement_review")}</dt>
              <dd className={Date.parse(agreement.review_at) < now.getTime() ? "text-bad" : undefined}>
                {day(agreement.review_at)}
              </dd>
            </>
          ) : null}
        </dl>
      ) : null}
      {agreement?.proposed_version ? (
        <p className="mt-3">
          <Pill>{t("health.agreement_proposed", { n: agreement.proposed_version })}</Pill>
        </p>
      ) : null}
    </Card>
  );
}
