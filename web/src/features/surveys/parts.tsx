/** Small things that all pages of surveys show. */

import { useActing } from "~/api/queries/me";
import type { Survey, SurveyActionName, SurveyStatus } from "~/api/types-surveys";
import { useT } from "~/i18n";
import { Pill } from "~/ui/bits";
import { Link } from "~/ui/Link";

export function StatePill({ status }: { status: SurveyStatus }) {
  const t = useT();
  return <Pill tone={status === "live" ? "good" : undefined}>{t(`surveys.status_${status}`)}</Pill>;
}

export function mayDo(survey: Survey, name: SurveyActionName): boolean {
  return survey.actions.some((each) => each.name === name && each.allowed);
}

/** Surveys / S-12, and where one is beneath it. */
export function SurveyCrumb({ survey, here }: { survey: Pick<Survey, "id" | "number">; here?: string }) {
  const t = useT();
  const org = useActing().organisation.slug;
  return (
    <>
      <Link to="/o/$org/surveys" params={{ org }}>
        {t("surveys.title")}
      </Link>
      {" / "}
      {here ? (
        <>
          <Link to="/o/$org/surveys/$id" params={{ org, id: survey.id }}>
            {survey.number}
          </Link>
          {" / "}
          {here}
        </>
      ) : (
        survey.number
      )}
    </>
  );
}
