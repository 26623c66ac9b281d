/** The results of a survey: figures, one question by another, texts, another survey beside it. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useActing } from "~/api/queries/me";
import { surveyResultsQuery } from "~/api/queries/results";
import type { SurveyResults } from "~/api/types-results";
import type { Survey } from "~/api/types-surveys";
import { useT } from "~/i18n";
import { EmptyState, Loading } from "~/ui/bits";
import { ChartIcon } from "~/ui/icons";
import { ButtonLink } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { Tabs } from "~/ui/Tabs";
import { WithSurvey } from "../Loader";
import { mayDo, StatePill, SurveyCrumb } from "../parts";
import { MirrorResults } from "../together/MirrorResults";
import { Compare } from "./Compare";
import { Cross } from "./Cross";
import { ExportMenu } from "./ExportMenu";
import { Figures } from "./Figures";
import { Refused } from "./Refused";
import { Standing } from "./Standing";
import { type Looking, looking, VIEWS } from "./search";
import { TextAnswers } from "./TextAnswers";
import { Trend } from "./Trend";
import { WeightedView } from "./Weighted";
import "../surveys.css";
import "./charts/charts.css";
import "./results.css";

const route = getRouteApi("/o/$org/surveys/$id/results");

/** Changes what is looked at; what is not named stays. */
export type Look = (change: Partial<Looking>) => void;

export function ResultsPage() {
  const { id } = route.useParams();
  return <WithSurvey id={id}>{(survey) => <ResultsOf survey={survey} />}</WithSurvey>;
}

function ResultsOf({ survey }: { survey: Survey }) {
  const t = useT();
  const query = useQuery({
    ...surveyResultsQuery(survey.id, { population: looking(route.useSearch()).population }),
    enabled: survey.status !== "draft" && !survey.together?.mirror,
  });
  return (
    <Page
      title={t("results.title")}
      crumb={<SurveyCrumb survey={survey} here={t("results.title")} />}
      lead={
        <span className="survey-lead">
          <span className="text-ink">{survey.title || t("surveys.untitled")}</span>
          <StatePill status={survey.status} />
          {survey.anonymity ? <span>{t(`surveys.anonymity_${survey.anonymity}`)}</span> : null}
        </span>
      }
      actions={
        query.data?.n ? (
          <ExportMenu survey={survey} hides={query.data.hides} />
        ) : survey.together?.released_at ? (
          <ExportMenu survey={survey} hides />
        ) : null
      }
    >
      {survey.together?.mirror ? (
        <MirrorResults survey={survey} together={survey.together} />
      ) : survey.status === "draft" ? (
        <Draft survey={survey} />
      ) : query.data ? (
        <Told survey={survey} results={query.data} />
      ) : query.isError ? (
        <Refused error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Loading lines={12} />
      )}
    </Page>
  );
}

function Told({ survey, results }: { survey: Survey; results: SurveyResults }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const at = looking(route.useSearch());
  const navigate = useNavigate();
  const look: Look = (change) => {
    const set = Object.entries({ ...at, ...change }).filter(([, value]) => value !== undefined);
    const { view, ...search } = Object.fromEntries(set) as Partial<Looking>;
    void navigate({
      to: "/o/$org/surveys/$id/results",
      params: { org, id: survey.id },
      search: view && view !== "figures" ? { view, ...search } : search,
      replace: true,
      resetScroll: false,
    });
  };
  const parts = { survey, results, at, look };
  return (
    <>
      {results.n ? (
        <Tabs
          label={t("results.views")}
          items={VIEWS.filter((id) => id !== "weights" || !results.hides).map((id) => ({
            id,
            label: t(`results.view_${id}`),
          }))}
          value={at.view}
          onChange={(view) => look({ view })}
        >
          <div className="pt-5">
            {at.view === "figures" ? (
              <>
                <Standing {...parts} />
                <Figures {...parts} />
              </>
            ) : null}
            {at.view === "trend" ? <Trend {...parts} /> : null}
            {at.view === "cross" ? <Cross {...parts} /> : null}
            {at.view === "texts" ? <TextAnswers {...parts} /> : null}
            {at.view === "compare" ? <Compare {...parts} /> : null}
            {at.view === "weights" && !results.hides ? <WeightedView {...parts} /> : null}
          </div>
        </Tabs>
      ) : (
        <>
          <Standing {...parts} />
          <Nothing survey={survey} results={results} />
        </>
      )}
    </>
  );
}

export interface PartProps {
  survey: Survey;
  /** Of everybody, whatever is filtered. */
  results: SurveyResults;
  at: Looking;
  look: Look;
}

function Draft({ survey }: { survey: Survey }) {
  const t = useT();
  const org = useActing().organisation.slug;
  return (
    <EmptyState
      icon={<ChartIcon size={24} aria-hidden="true" />}
      title={t("results.draft")}
      action={
        <ButtonLink to="/o/$org/surveys/$id" params={{ org, id: survey.id }}>
          {t("surveys.to_survey")}
        </ButtonLink>
      }
    >
      {t("results.draft_text")}
    </EmptyState>
  );
}

/** Nobody has answered yet, or too few to tell of them. */
function Nothing({ survey, results }: { survey: Survey; results: SurveyResults }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const k = results.k_min ?? 0;
  const live = results.state === "live";
  const [title, text] = results.hides
    ? live
      ? [t("results.soon"), t("results.soon_text", { first: 2 * k, k })]
      : [t("results.too_few"), t("results.too_few_text", { k })]
    : [t("results.none"), t(live ? "results.none_live" : "results.none_closed")];
  return (
    <EmptyState
      icon={<ChartIcon size={24} aria-hidden="true" />}
      title={title}
      action={
        live ? (
          <ButtonLink to="/o/$org/surveys/$id/invites" params={{ org, id: survey.id }}>
            {t(mayDo(survey, "invite") ? "surveys.invite" : "surveys.see_invited")}
          </ButtonLink>
        ) : null
      }
    >
      {text}
    </EmptyState>
  );
}
