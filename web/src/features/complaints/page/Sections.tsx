/** The parts of a complaint, one step away from the conversation, each with what is open in it. */
import { useQuery } from "@tanstack/react-query";
import { tasksQuery } from "~/api/queries/after";
import { useActing } from "~/api/queries/me";
import { commitmentsOfQuery, factsQuery, offersQuery } from "~/api/queries/settle";
import type { Complaint } from "~/api/types";
import { isPending } from "~/features/settle/words";
import { useT } from "~/i18n";
import { edges } from "~/lib/edges";
import { Link } from "~/ui/Link";

export function Sections({ complaint }: { complaint: Complaint }) {
  const t = useT();
  const params = { org: useActing().organisation.slug, id: complaint.id };
  const facts = useQuery(factsQuery(complaint.id)).data?.items.length;
  const offers = useQuery(offersQuery(complaint.id)).data?.items.length;
  const commitments = useQuery(commitmentsOfQuery(complaint.id)).data?.items.filter(isPending).length;
  const tasks = useQuery(tasksQuery(complaint.id)).data?.items.filter((task) => !task.done_at).length;
  const parts = [
    { to: "/o/$org/complaints/$id" as const, label: t("settle.conversation"), count: undefined },
    { to: "/o/$org/complaints/$id/facts" as const, label: t("settle.facts"), count: facts },
    { to: "/o/$org/complaints/$id/offers" as const, label: t("settle.offers"), count: offers },
    { to: "/o/$org/complaints/$id/commitments" as const, label: t("settle.commitments"), count: commitments },
    { to: "/o/$org/complaints/$id/report" as const, label: t("report.title"), count: undefined },
    { to: "/o/$org/complaints/$id/tasks" as const, label: t("tasks.title"), count: tasks },
  ];
  return (
    <nav ref={edges} className="tabs sections" aria-label={t("settle.sections")}>
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
