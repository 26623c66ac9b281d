/** The parts of a case that a mediator reads. */
import { useQuery } from "@tanstack/react-query";
import { useActing } from "~/api/queries/me";
import { commitmentsOfQuery, factsQuery, offersQuery } from "~/api/queries/settle";
import type { Complaint } from "~/api/types";
import { useT } from "~/i18n";
import { Link } from "~/ui/Link";

export function CaseSections({ complaint }: { complaint: Complaint }) {
  const t = useT();
  const params = { org: useActing().organisation.slug, id: complaint.id };
  const facts = useQuery(factsQuery(complaint.id)).data?.items.length;
  const offers = useQuery(offersQuery(complaint.id)).data?.items.length;
  const commitments = useQuery(commitmentsOfQuery(complaint.id)).data?.items.length;
  const parts = [
    { to: "/o/$org/complaints/$id" as const, label: t("settle.conversation"), count: undefined },
    { to: "/o/$org/complaints/$id/facts" as const, label: t("settle.facts"), count: facts },
    { to: "/o/$org/complaints/$id/offers" as const, label: t("settle.offers"), count: offers },
    { to: "/o/$org/complaints/$id/commitments" as const, label: t("settle.commitments"), count: commitments },
  ];
  return (
    <nav className="tabs sections" aria-label={t("settle.sections")}>
      {parts.map((part) => (
        <Link
          key={part.to}
          to={part.to}
          params={params}
          className="tab"
          activeOptions={{ exact: true }}
          resetScroll={false}
        >
          {part.label}
          {part.count ? <b>{part.count}</b> : null}
        </Link>
      ))}
    </nav>
  );
}
