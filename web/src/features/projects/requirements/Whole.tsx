/** A list as it was put up for signing: every line with all that it says, and the changes that it was signed with. */
import { useQuery } from "@tanstack/react-query";
import { requirementReviewQuery } from "~/api/queries/requirements";
import type { Project } from "~/api/types-projects";
import type {
  RequirementList,
  RequirementPriority,
  Target,
  VerificationMethod,
} from "~/api/types-requirements";
import { useLocale, useT } from "~/i18n";
import { ErrorState, Loading } from "~/ui/bits";
import { DeltaLines } from "./Delta";
import { targetText } from "./words";

/** A line of what is signed, as it stands in the canonical JSON. */
interface Signed {
  key: string;
  text: string;
  acceptance: string | null;
  parent: string | null;
  priority: RequirementPriority;
  source: string;
  target: Target | null;
  verification: VerificationMethod;
}

export function Whole({
  list,
  project,
  number,
}: {
  list: RequirementList;
  project: Project;
  number: number;
}) {
  const t = useT();
  const locale = useLocale();
  const query = useQuery(requirementReviewQuery(project.id, number));
  if (query.isPending) return <Loading lines={4} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const content = query.data.content as { requirements?: Signed[] };
  const nameOf = (id: string) =>
    list.parties.find(({ organisation }) => organisation.id === id)?.organisation.name ?? "";
  const beside = (line: Signed) =>
    [
      nameOf(line.source),
      t(`requirements.priority_${line.priority}`),
      t(`requirements.verification_${line.verification}`),
      targetText(line.target, locale),
      line.parent ? t("requirements.part_of", { key: line.parent }) : "",
    ]
      .filter(Boolean)
      .join(" · ");
  const { changes } = query.data;
  return (
    <>
      {changes.length > 0 ? <DeltaLines changes={changes} /> : null}
      <ol className="divide-y divide-line">
        {(content.requirements ?? []).map((line) => (
          <li key={line.key} className="flex items-baseline gap-2 py-2">
            <b className="req-key">{line.key}</b>
            <span className="min-w-0 flex-1 whitespace-pre-wrap">
              {line.text}
              {line.acceptance ? <small className="block">{line.acceptance}</small> : null}
              <small className="block">{beside(line)}</small>
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
