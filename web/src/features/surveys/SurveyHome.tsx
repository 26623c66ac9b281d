/** The home of a survey: where it stands, who was asked, how many answered, what to do next. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "~/api/client";
import { useActing } from "~/api/queries/me";
import { surveyKey, surveyVersionQuery } from "~/api/queries/surveys";
import { keys } from "~/api/query";
import type { Survey } from "~/api/types-surveys";
import { useAction } from "~/features/common/useAction";
import { useLocale, useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Card, Time } from "~/ui/bits";
import { Confirm } from "~/ui/Confirm";
import { ButtonLink } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { Again } from "./Again";
import { ExportDefinition } from "./ExportDefinition";
import { questionsOf, said } from "./edit/definition";
import { languageName } from "./edit/findings";
import { WithSurvey } from "./Loader";
import { PublishDialog } from "./PublishDialog";
import { mayDo, StatePill, SurveyCrumb } from "./parts";
import { TogetherCard } from "./together/TogetherCard";
import { TogetherFigures } from "./together/TogetherFigures";
import { TogetherNext } from "./together/TogetherNext";
import { otherName } from "./together/words";
import "./surveys.css";

const route = getRouteApi("/o/$org/surveys/$id/");

export function SurveyHome() {
  const { id } = route.useParams();
  return <WithSurvey id={id}>{(survey) => <Home survey={survey} />}</WithSurvey>;
}

function Home({ survey }: { survey: Survey }) {
  const t = useT();
  const title = survey.title || t("surveys.untitled");
  const { together } = survey;
  return (
    <Page
      title={title}
      crumb={<SurveyCrumb survey={survey} />}
      actions={<ExportDefinition survey={survey} />}
      lead={
        <span className="survey-lead">
          <StatePill status={survey.status} />
          {together ? (
            <span>
              {t(together.mirror ? "together.with_mirror" : "together.with_name", {
                name: otherName(together),
              })}
            </span>
          ) : null}
          {survey.anonymity ? <span>{t(`surveys.anonymity_${survey.anonymity}`)}</span> : null}
          {survey.published_at ? (
            <span>
              {t("surveys.live_since")} <Time at={survey.published_at} as="date" />
            </span>
          ) : null}
          {survey.closed_at ? (
            <span>
              {t("surveys.closed_on")} <Time at={survey.closed_at} as="date" />
            </span>
          ) : null}
        </span>
      }
    >
      {together ? <TogetherNext survey={survey} together={together} /> : <Next survey={survey} />}
      <div className="survey-home">
        <div className="flex min-w-0 flex-col gap-4">
          {together ? <TogetherCard survey={survey} together={together} /> : null}
          {survey.versions.length === 0 ? null : together ? (
            <TogetherFigures survey={survey} together={together} />
          ) : (
            <Figures survey={survey} />
          )}
          <Questions survey={survey} />
        </div>
        <Facts survey={survey} />
      </div>
    </Page>
  );
}

/** Whether something was written that nobody is asked yet. */
function useAhead(survey: Survey): boolean {
  const newest = survey.versions.reduce((most, each) => Math.max(most, each.number), 0);
  const version = useQuery(surveyVersionQuery(survey.id, newest));
  return (
    version.data !== undefined &&
    JSON.stringify(version.data.definition) !== JSON.stringify(survey.definition)
  );
}

/** One sentence that says what comes next, with its button. */
function Next({ survey }: { survey: Survey }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const [open, setOpen] = useState<"publish" | "close" | null>(null);
  const [run] = useAction();
  const ahead = useAhead(survey);
  const { invited, completed } = survey.figures;
  const stops = survey.findings.filter((each) => each.stops).length;
  const params = { org, id: survey.id };
  const edit = (tone: "primary" | "plain", label: string) =>
    mayDo(survey, "edit") ? (
      <ButtonLink tone={tone} to="/o/$org/surveys/$id/edit" params={params}>
        {label}
      </ButtonLink>
    ) : null;
  const invite = (tone: "primary" | "plain") => (
    <ButtonLink tone={tone} to="/o/$org/surveys/$id/invites" params={params}>
      {t(mayDo(survey, "invite") ? "surveys.invite" : "surveys.see_invited")}
    </ButtonLink>
  );
  const results = (tone: "primary" | "plain") => (
    <ButtonLink tone={tone} to="/o/$org/surveys/$id/results" params={params}>
      {t("results.see")}
    </ButtonLink>
  );
  const [text, buttons] = (() => {
    if (survey.status === "draft") {
      return stops > 0
        ? [t("surveys.next_mend", { count: stops }), edit("primary", t("surveys.edit"))]
        : [
            t("surveys.next_publish"),
            <>
              {mayDo(survey, "publish") ? (
                <Button tone="primary" onClick={() => setOpen("publish")}>
                  {t("surveys.publish")}
                </Button>
              ) : null}
              {edit("plain", t("surveys.edit"))}
            </>,
          ];
    }
    if (survey.status === "closed") {
      return [
        t("surveys.next_closed"),
        <>
          {results("primary")}
          {invite("plain")}
          <Again survey={survey} />
        </>,
      ];
    }
    const close = mayDo(survey, "close") ? (
      <Button tone="quiet" onClick={() => setOpen("close")}>
        {t("surveys.close")}
      </Button>
    ) : null;
    return [
      survey.figures.by_link
        ? t("surveys.next_wait_link")
        : invited === 0
          ? t("surveys.next_invite")
          : t("surveys.next_wait", { completed, invited }),
      <>
        {invite(invited === 0 && !survey.figures.by_link ? "primary" : "plain")}
        {results("plain")}
        {edit("plain", t("surveys.edit_next"))}
        {close}
      </>,
    ];
  })();
  return (
    <section className="card survey-next" aria-label={t("surveys.next")}>
      <p className="min-w-0 flex-1">
        {text}
        {ahead && survey.status === "live" ? (
          <span className="mt-1 block text-s text-ink-3">{t("surveys.ahead")}</span>
        ) : null}
      </p>
      <div className="flex flex-wrap gap-2">{buttons}</div>
      {open === "publish" ? <PublishDialog survey={survey} onClose={() => setOpen(null)} /> : null}
      {open === "close" ? (
        <Confirm
          title={t("surveys.close_title")}
          action={t("surveys.close_now")}
          danger
          onConfirm={async () =>
            run(
              () =>
                api.post(
                  `/surveys/${survey.id}/actions/close`,
                  { version: survey.version },
                  { idempotencyKey: crypto.randomUUID() },
                ),
              { stale: [keys.surveys, surveyKey(survey.id)], done: t("surveys.is_closed") },
            )
          }
          onClose={() => setOpen(null)}
        >
          {t("surveys.close_text")}
        </Confirm>
      ) : null}
    </section>
  );
}

function Figures({ survey }: { survey: Survey }) {
  const t = useT();
  const { invited, completed } = survey.figures;
  // Nobody knows how many were asked by an open link.
  const share = invited > 0 && !survey.figures.by_link ? Math.round((completed / invited) * 100) : null;
  const hides = survey.anonymity !== "identified";
  const held = hides && survey.status === "live";
  const k = survey.k_min ?? 5;
  // None and a few look alike.
  const few = hides && completed === 0;
  return (
    <Card title={t("surveys.figures")}>
      <dl className="survey-figures">
        <div>
          <dt>{t("surveys.asked")}</dt>
          <dd>{survey.figures.by_link && invited === 0 ? "—" : invited}</dd>
        </div>
        <div>
          <dt>{t("surveys.answered")}</dt>
          <dd>
            {few ? t("surveys.fewer", { k }) : held ? t("surveys.at_least", { count: completed }) : completed}
          </dd>
        </div>
        <div>
          <dt>{t("surveys.rate")}</dt>
          <dd>{share === null || few ? "—" : t("surveys.percent", { share })}</dd>
        </div>
      </dl>
      {share === null || few ? null : (
        <div className="survey-bar-line" aria-hidden="true">
          <span style={{ width: `${Math.min(share, 100)}%` }} />
        </div>
      )}
      <p className="mt-3 text-s text-ink-3">
        {held
          ? t("surveys.figures_held", { k })
          : survey.anonymity === "identified"
            ? t("surveys.figures_all")
            : t("surveys.figures_closed", { k })}
        {survey.figures.by_link ? ` ${t("surveys.figures_link")}` : ""}
      </p>
    </Card>
  );
}

function Questions({ survey }: { survey: Survey }) {
  const t = useT();
  const locale = useLocale();
  const { definition } = survey;
  const language = definition.languages.includes(locale) ? locale : (definition.languages[0] ?? "en");
  let number = 0;
  if (questionsOf(definition).length === 0) {
    return (
      <Card title={t("surveys.questions")}>
        <p className="text-ink-3">{t("surveys.no_questions")}</p>
      </Card>
    );
  }
  return (
    <Card
      title={t("surveys.questions")}
      note={t("surveys.n_questions", {
        count: questionsOf(definition).filter((each) => each.kind.type !== "statement").length,
      })}
    >
      {definition.pages.map((page, at) => (
        <section key={page.id} className="survey-read">
          <h3>{said(page.title, language) || t("surveys.page_n", { number: at + 1 })}</h3>
          <ol>
            {page.questions.map((question) => {
              if (question.kind.type !== "statement") number += 1;
              return (
                <li key={question.id}>
                  <span className="survey-number">{question.kind.type === "statement" ? "·" : number}</span>
                  <span className="min-w-0 flex-1">
                    <span className="survey-text">
                      {said(question.text, language) || t("surveys.no_text")}
                    </span>
                    <span className="row-sub">{t(`surveys.kind_${question.kind.type}`)}</span>
                  </span>
                </li>
              );
            })}
          </ol>
        </section>
      ))}
    </Card>
  );
}

function Facts({ survey }: { survey: Survey }) {
  const t = useT();
  const locale = useLocale();
  const { minutes_from: from, minutes_to: to } = survey.estimate;
  return (
    <aside className="survey-facts" aria-label={t("surveys.facts")}>
      <h2>{t("surveys.facts")}</h2>
      <dl>
        <dt>{t("surveys.takes")}</dt>
        <dd>{from === to ? t("surveys.minutes", { to }) : t("surveys.minutes_range", { from, to })}</dd>
        <dt>{t("surveys.languages")}</dt>
        <dd>{survey.definition.languages.map((each) => languageName(locale, each)).join(", ")}</dd>
        <dt>{t("surveys.who_answers")}</dt>
        <dd>
          {survey.anonymity ? (
            <>
              {t(`surveys.anonymity_${survey.anonymity}`)}
              <span className="row-sub">{t(`surveys.anonymity_${survey.anonymity}_help`)}</span>
            </>
          ) : (
            t(survey.together ? "together.agreed_above" : "surveys.chosen_at_publishing")
          )}
        </dd>
        {survey.k_min ? (
          <>
            <dt>{t("surveys.smallest")}</dt>
            <dd>{t("surveys.n_answers", { count: survey.k_min })}</dd>
          </>
        ) : null}
      </dl>
      {survey.versions.length > 0 ? (
        <>
          <h2>{t("surveys.versions")}</h2>
          <ul>
            {survey.versions.map((version) => (
              <li key={version.number}>
                {t("surveys.version_n", { number: version.number })}
                {" · "}
                <Time at={version.published_at} as="date" />
                <code className="survey-id" title={version.sha256}>
                  {version.sha256.slice(0, 12)}
                </code>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </aside>
  );
}
