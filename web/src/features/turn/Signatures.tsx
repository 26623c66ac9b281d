/** What the own organisation is to sign; minutes and gates stand with their meetings and projects. */
import { useQuery } from "@tanstack/react-query";
import { useActing } from "~/api/queries/me";
import { signaturesQuery } from "~/api/queries/mine";
import type { AwaitedSignature } from "~/api/types";
import { recordLink } from "~/features/common/recordPage";
import { SIGNED_PAGES } from "~/features/common/signedPages";
import { useT } from "~/i18n";
import { Duration } from "~/ui/bits";
import { EditIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { GroupTitle } from "./GroupTitle";

const ELSEWHERE: readonly string[] = ["minutes", "gate", "settlement"];

export function useSignatures(): { pending: boolean; items: readonly AwaitedSignature[] } {
  const found = useQuery(signaturesQuery);
  const items = found.data?.items ?? [];
  const own = items.filter((each) => !ELSEWHERE.includes(each.kind));
  return { pending: found.isPending, items: own.sort((a, b) => a.since.localeCompare(b.since)) };
}

export function Signatures({ items }: { items: readonly AwaitedSignature[] }) {
  const t = useT();
  if (items.length === 0) return null;
  return (
    <section>
      <GroupTitle title={t("turn.signatures")} count={items.length} order="longest" />
      <ul className="card flex flex-col divide-y divide-line py-1">
        {items.map((each) => (
          <Line key={`${each.subject_id} ${each.step}`} waiting={each} />
        ))}
      </ul>
    </section>
  );
}

function Line({ waiting }: { waiting: AwaitedSignature }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const { record, kind } = waiting;
  const usual = recordLink(org, record, waiting.relationship_id);
  const page = kind === "report_step" ? "/o/$org/complaints/$id/report" : (SIGNED_PAGES[kind] ?? usual.to);
  const what = t(`turn.sign_${kind}`, { step: waiting.step.toUpperCase() });
  return (
    <li className="flex items-center gap-3 py-2.5">
      <EditIcon size={15} className="flex-none text-ink-3" aria-hidden="true" />
      <span className="min-w-0 flex-1">
        {kind === "decision" ? (
          <Link
            to="/o/$org/projects/$id/decisions/$decision"
            params={{ org, id: record.id, decision: waiting.subject_id }}
            className="font-medium text-ink"
          >
            {waiting.title ? `${what}: ${waiting.title}` : what}
          </Link>
        ) : (
          <Link to={page} params={usual.params} className="font-medium text-ink">
            {waiting.title ? `${what}: ${waiting.title}` : what}
          </Link>
        )}
        <small className="block">{[record.number, record.title].filter(Boolean).join(" · ")}</small>
      </span>
      <Duration since={waiting.since} />
    </li>
  );
}
