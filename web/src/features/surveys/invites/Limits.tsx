/** Open links and quotas beside the people who are asked. */
import { useQuery } from "@tanstack/react-query";
import { surveyLimitsQuery } from "~/api/queries/surveys";
import type { Survey } from "~/api/types-surveys";
import { useT } from "~/i18n";
import { ErrorState } from "~/ui/bits";
import { mayDo } from "../parts";
import { OpenLinks } from "./OpenLinks";
import { Quotas } from "./Quotas";

export function Limits({ survey }: { survey: Survey }) {
  const t = useT();
  const query = useQuery(surveyLimitsQuery(survey.id));
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return null;
  const may = mayDo(survey, "invite");
  const { links, quotas } = query.data;
  // Of a survey that nobody may invite to any more, only what was set is shown.
  if (!may && links.length + quotas.length === 0) return null;
  const hides = survey.anonymity !== "identified";
  const late =
    hides && (survey.figures.invited > 0 || survey.figures.by_link)
      ? t("surveys.quotas_asked")
      : !hides && survey.figures.completed > 0
        ? t("surveys.quotas_answered")
        : null;
  return (
    <div className="survey-limits">
      {may || links.length > 0 ? <OpenLinks survey={survey} links={links} may={may} /> : null}
      <Quotas survey={survey} quotas={quotas} late={late} may={may} />
    </div>
  );
}
