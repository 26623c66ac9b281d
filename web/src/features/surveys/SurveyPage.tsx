/** One survey as its owner reads it: where it stands, what it asks page by page, and its published versions. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { surveyQuery } from "~/api/queries/surveys";
import { ApiError } from "~/api/errors";
import type { Survey } from "~/api/types-surveys";
import { NotFoundPage, PendingPage } from "~/features/shell/StatePages";
import { useLocale, useT } from "~/i18n";
import { Card, ErrorState, Pill, Time } from "~/ui/bits";
import { Page } from "~/ui/Page";
import "./surveys.css";

const route = getRouteApi("/o/$org/surveys/$id");

export function SurveyPage() {
  const { id } = route.useParams();
  const query = useQuery(surveyQuery(id));
  if (query.isPending) return <PendingPage />;
  if (query.error instanceof ApiError && query.error.status === 404) return <NotFoundPage />;
  if (query.isError) {
    return (
      <div className="page page-narrow">
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  return <Loaded survey={query.data} />;
}

function Loaded({ survey }: { survey: Survey }) {
  const t = useT();
  return (
    <Page title={survey.title} crumb={<span className="text-ink-2">{survey.number}</span>} lead={<Facts survey={survey} />}>
      <div className="survey-page">
        <Outline survey={survey} />
        {survey.versions.length > 0 ? (
          <Card title={t("surveys.versions")} note={t("surveys.versions_note")}>
            <ul className="survey-versions">
              {survey.versions.map((version) => (
                <li key={version.number}>
                  <span>{t("surveys.version_n", { number: version.number })}</span>
                  <Time at={version.published_at} />
                  <code title={version.sha256}>{version.sha256.slice(0, 12)}</code>
                </li>
              ))}
            </ul>
          </Card>
        ) : null}
      </div>
    </Page>
  );
}

function Facts({ survey }: { survey: Survey }) {
  const t = useT();
  const stops = survey.findings.filter((finding) => finding.stops).length;
  return (
    <span className="survey-facts">
      <Pill tone={survey.status === "closed" ? "good" : undefined}>{t(`surveys.status_${survey.status}`)}</Pill>
      {survey.anonymity ? <span>{t(`surveys.${survey.anonymity}`)}</span> : null}
      <span>{t("surveys.minutes", { from: survey.estimate.minutes_from, to: survey.estimate.minutes_to })}</span>
      {survey.status === "draft" ? null : <span>{t("surveys.answered", survey.figures)}</span>}
      {stops > 0 && survey.status !== "closed" ? <span>{t("surveys.stops", { count: stops })}</span> : null}
    </span>
  );
}

/** The text in the reader's language, or in the first that there is one in. */
function useText() {
  const locale = useLocale();
  return (texts: Record<string, string> | undefined) =>
    texts?.[locale] || Object.values(texts ?? {}).find((text) => text.trim()) || "";
}

function Outline({ survey }: { survey: Survey }) {
  const t = useT();
  const text = useText();
  return (
    <>
      {survey.definition.pages.map((page, at) => (
        <Card key={page.id} title={text(page.title) || t("surveys.page_n", { number: at + 1 })}>
          <ol className="survey-questions">
            {page.questions.map((question) => (
              <li key={question.id}>
                <p>{text(question.text)}</p>
                <p className="text-s text-ink-3">
                  {t(`surveys.kind_${question.kind.type}`)}
                  {question.required ? ` · ${t("surveys.required")}` : null}
                  {question.visible_if ? ` · ${t("surveys.conditional")}` : null}
                </p>
              </li>
            ))}
          </ol>
        </Card>
      ))}
    </>
  );
}
