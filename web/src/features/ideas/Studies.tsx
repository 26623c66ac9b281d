/** What studies found of an idea: its class or its score, how many that stands on, and the survey behind it. */
import { useQuery } from "@tanstack/react-query";
import { ideaStudiesQuery } from "~/api/queries/ideas";
import { useActing } from "~/api/queries/me";
import type { Idea, IdeaStudy } from "~/api/types-ideas";
import { useLocale, useT } from "~/i18n";
import { Card, Pill, Time } from "~/ui/bits";
import { Link } from "~/ui/Link";
import { signedText } from "./words";

export function Studies({ idea }: { idea: Idea }) {
  const t = useT();
  const query = useQuery({ ...ideaStudiesQuery(idea.id), enabled: idea.side === "vendor" });
  const items = query.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Card title={t("ideas.studies")} note={t("ideas.studies_note")} className="mt-5">
      <ul className="idea-studies">
        {items.map((study) => (
          <li key={study.survey.id}>
            <Study study={study} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Study({ study }: { study: IdeaStudy }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const closed = study.status === "closed";
  return (
    <>
      {study.score ? <Score study={study} /> : null}
      {study.class ? <Class study={study} /> : null}
      <p className="text-s text-ink-3">
        <Link
          to={closed ? "/o/$org/surveys/$id/results" : "/o/$org/surveys/$id"}
          params={{ org, id: study.survey.id }}
        >
          {study.survey.title || study.survey.number}
        </Link>
        {" · "}
        {study.closed_at ? (
          <>
            {t("ideas.study_closed")} <Time at={study.closed_at} as="date" />
          </>
        ) : (
          t(study.status === "live" ? "ideas.study_live" : "ideas.study_draft")
        )}
        {study.n === null ? null : ` · ${t("ideas.study_n", { count: study.n })}`}
      </p>
    </>
  );
}

/** The score on its scale, from always worst to always best, with its interval. */
function Score({ study }: { study: IdeaStudy }) {
  const t = useT();
  const locale = useLocale();
  const figure = study.score?.figure;
  if (!figure) return <p>{t("ideas.study_few_answers")}</p>;
  const text = (value: number) => signedText(locale, value);
  const place = (value: number) => `${Math.round(((value + 1) / 2) * 1000) / 10}%`;
  const said = t("ideas.study_score", {
    score: text(figure.value),
    low: text(figure.low),
    high: text(figure.high),
  });
  return (
    <>
      <p>
        <b>{t("ideas.study_place", { place: study.place ?? 0, items: study.items })}</b> {said}
      </p>
      <div className="idea-scale" aria-hidden="true">
        <i className="idea-scale-zero" />
        <i
          className="idea-scale-range"
          style={{ left: place(figure.low), width: `calc(${place(figure.high)} - ${place(figure.low)})` }}
        />
        <i className="idea-scale-dot" style={{ left: place(figure.value) }} />
      </div>
      <p className="idea-scale-ends" aria-hidden="true">
        <span>{t("ideas.study_always_worst")}</span>
        <span>{t("ideas.study_always_best")}</span>
      </p>
    </>
  );
}

const CLASSES = ["must_be", "performance", "attractive", "indifferent", "reverse", "questionable"] as const;

/** What Kano's method makes of it, and how sure that is. */
function Class({ study }: { study: IdeaStudy }) {
  const t = useT();
  const locale = useLocale();
  const found = study.class;
  const name = CLASSES.find((each) => each === found?.category);
  const second = CLASSES.find((each) => each === found?.second);
  if (!found || !name) return <p>{t("ideas.study_few_answers")}</p>;
  const beside = second ? t(`ideas.class_${second}`) : "";
  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        <Pill>{t(`ideas.class_${name}`)}</Pill>
        <span>{t(`ideas.class_${name}_text`)}</span>
      </p>
      <p className="text-s text-ink-2">
        {found.tied && beside
          ? t("ideas.study_tied", { second: beside })
          : found.distinct === false && beside
            ? t("ideas.study_close", { second: beside })
            : found.distinct
              ? t("ideas.study_clear")
              : null}
        {found.better !== null && found.worse !== null
          ? ` ${t("ideas.study_better", {
              better: signedText(locale, found.better),
              worse: signedText(locale, found.worse),
            })}`
          : null}
      </p>
    </>
  );
}
