/** Scores, then a card for each question, then where people gave up; of everybody, or of one group. */
import { useQuery } from "@tanstack/react-query";
import { surveyResultsQuery } from "~/api/queries/results";
import type { SurveyResults } from "~/api/types-results";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Loading } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { DropOff } from "./DropOff";
import { FilterBar } from "./FilterBar";
import { Headline } from "./Headline";
import { QuestionCard } from "./QuestionCard";
import { Refused } from "./Refused";
import type { PartProps } from "./ResultsPage";

export function Figures(props: PartProps) {
  const { survey, results, at, look } = props;
  const t = useT();
  const filtered = useQuery({
    ...surveyResultsQuery(survey.id, { filter: at.filter, population: at.population }),
    enabled: at.filter !== undefined,
  });
  const shown = at.filter === undefined ? results : filtered.data;
  return (
    <>
      <FilterBar {...props} shown={shown} />
      {shown ? (
        <div className={cx("result-cards", filtered.isPlaceholderData && "result-waiting")}>
          <Body survey={survey.id} results={shown} look={look} />
        </div>
      ) : filtered.isError ? (
        <Refused
          error={filtered.error}
          onRetry={() => void filtered.refetch()}
          action={<Button onClick={() => look({ filter: undefined })}>{t("results.filter_off")}</Button>}
        />
      ) : (
        <Loading lines={8} />
      )}
    </>
  );
}

function Body({
  survey,
  results,
  look,
}: {
  survey: string;
  results: SurveyResults;
} & Pick<PartProps, "look">) {
  const t = useT();
  return (
    <>
      <Headline results={results} />
      {results.hides && results.filter ? (
        <p className="text-s text-ink-3">{t("results.filter_hidden")}</p>
      ) : null}
      {results.questions.map((question, place) => (
        <QuestionCard
          key={question.id}
          survey={survey}
          question={question}
          number={place + 1}
          results={results}
          onRead={() => look({ view: "texts", question: question.id })}
        />
      ))}
      {results.filter ? null : <DropOff results={results} />}
    </>
  );
}
