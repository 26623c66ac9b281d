/** The scores that people ask for first, each with its interval; beside the plain one that of firms with one voice each. */
import type { QuestionResult, Score, SurveyResults } from "~/api/types-results";
import { useWords } from "./context";
import { boundsText, rangeText, scoreName, scoreText } from "./words";

const HEADLINE = new Set(["nps", "csat", "ces"]);

export function Headline({ results }: { results: SurveyResults }) {
  const { t } = useWords();
  const scores = results.questions.flatMap((question) => {
    const score = HEADLINE.has(question.kind) ? question.scores[0] : undefined;
    return score ? [{ question, score }] : [];
  });
  if (scores.length === 0) return null;
  return (
    <section className="result-heads" aria-label={t("results.scores")}>
      {scores.map(({ question, score }) => (
        <HeadTile key={question.id} question={question} score={score} />
      ))}
    </section>
  );
}

function HeadTile({ question, score }: { question: QuestionResult; score: Score }) {
  const words = useWords();
  const { t, numbers } = words;
  return (
    <article className="card result-head">
      <h2>{scoreName(t, question.kind, score)}</h2>
      <p className="result-head-question">{words.question(question)}</p>
      <ScoreFigure score={score} />
      {score.organisations ? <ByFirm score={score} /> : null}
      <p className="text-xs text-ink-3">
        {score.n === null ? t("results.n_hidden") : t("results.n", { n: numbers.count(score.n) })}
        {score.census ? ` · ${t("results.census")}` : null}
        {score.adjusted ? ` · ${t("results.adjusted")}` : null}
        {!score.census && score.correction < 0.995 ? ` · ${t("results.corrected")}` : null}
      </p>
    </article>
  );
}

/** The figure with its interval; where counts are withheld, from where to where it lies. */
export function ScoreFigure({ score }: { score: Score }) {
  const { t, numbers } = useWords();
  const { figure, between } = score;
  if (figure) {
    return (
      <p className="result-score">
        <b>{scoreText(numbers, score, figure.value)}</b>
        {score.census ? null : (
          <span>{t("results.interval", { range: rangeText(t, numbers, score, figure) })}</span>
        )}
      </p>
    );
  }
  return (
    <p className="result-score">
      <b className="result-few">{between ? boundsText(t, numbers, score, between) : t("results.few")}</b>
      {between ? <span>{t("results.withheld")}</span> : null}
    </p>
  );
}

function ByFirm({ score }: { score: Score }) {
  const { t, numbers } = useWords();
  const of = score.organisations;
  if (!of) return null;
  return (
    <dl className="result-firms">
      {of.weighted ? (
        <div>
          <dt>{t("results.weighted")}</dt>
          <dd>
            <b>{scoreText(numbers, score, of.weighted.value)}</b>{" "}
            {t("results.in_brackets", {
              text:
                of.weighted.low === of.weighted.high
                  ? t("results.all_firms")
                  : rangeText(t, numbers, score, of.weighted),
            })}
            <small>{t("results.n_firms", { count: of.organisations })}</small>
          </dd>
        </div>
      ) : null}
      {of.clustered && (of.design_effect ?? 1) > 1.05 ? (
        <div>
          <dt>{t("results.clustered")}</dt>
          <dd>
            {rangeText(t, numbers, score, of.clustered)}
            <small>{t("results.clustered_note", { times: numbers.plain(of.design_effect ?? 1, 1) })}</small>
          </dd>
        </div>
      ) : null}
    </dl>
  );
}
