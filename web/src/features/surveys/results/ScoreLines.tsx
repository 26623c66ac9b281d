/** Beneath a drawing: the scores of the question in a line each, and what stands on numbers alone. */
import type { QuestionResult } from "~/api/types-results";
import { Pill } from "~/ui/bits";
import { useWords } from "./context";
import { boundsText, rangeText, scoreName, scoreText } from "./words";

export function ScoreLines({ question }: { question: QuestionResult }) {
  const { t, numbers } = useWords();
  const scores = question.scores.filter((score) => score.figure ?? score.between);
  return (
    <>
      {scores.length > 0 ? (
        <ul className="result-lines">
          {scores.map((score) => (
            <li key={score.metric}>
              {scoreName(t, question.kind, score)}
              {": "}
              {score.figure ? (
                <>
                  <b>{scoreText(numbers, score, score.figure.value)}</b>{" "}
                  {score.census
                    ? t("results.in_brackets", { text: t("results.census") })
                    : t("results.in_brackets", { text: rangeText(t, numbers, score, score.figure) })}
                </>
              ) : score.between ? (
                <>
                  <b>{boundsText(t, numbers, score, score.between)}</b>{" "}
                  {t("results.in_brackets", { text: t("results.withheld") })}
                </>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      <KanoLines question={question} />
    </>
  );
}

/** The class of each feature, and how sure it is. */
function KanoLines({ question }: { question: QuestionResult }) {
  const words = useWords();
  const { t, numbers } = words;
  if (question.kano.length === 0) return null;
  const category = (code: string) => words.label({ code, label: {} });
  return (
    <ul className="result-kano">
      {question.kano.map((item) => (
        <li key={item.id}>
          <b>{words.text(item.label) || item.id}</b>
          {item.category ? (
            <Pill>{category(item.category)}</Pill>
          ) : (
            <span className="result-few">{t("results.few")}</span>
          )}
          {item.better !== null && item.worse !== null ? (
            <span className="text-s text-ink-2">
              {t("results.kano_coefficients", {
                better: numbers.plain(item.better, 2),
                worse: numbers.plain(item.worse, 2),
              })}
            </span>
          ) : null}
          {item.tied && item.second ? (
            <small>{t("results.kano_tied", { second: category(item.second) })}</small>
          ) : item.distinct === false && item.second ? (
            <small>{t("results.kano_close", { second: category(item.second) })}</small>
          ) : null}
          {item.reword ? <small>{t("results.kano_reword")}</small> : null}
        </li>
      ))}
    </ul>
  );
}
