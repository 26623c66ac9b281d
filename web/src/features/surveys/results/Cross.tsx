/** One question by another: whether they hang together, how much, and in which groups. */
import { useQuery } from "@tanstack/react-query";
import { surveyResultsQuery } from "~/api/queries/results";
import type { Crosstab, SurveyResults } from "~/api/types-results";
import { EmptyState, Loading } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { Select } from "~/ui/fields";
import { TableIcon } from "~/ui/icons";
import { CrossCard, OptionsCard } from "./CrossTable";
import { breakdownName, useWords } from "./context";
import { Refused } from "./Refused";
import type { PartProps } from "./ResultsPage";

export function Cross({ survey, results, at, look }: PartProps) {
  const words = useWords();
  const { t } = words;
  const questions = results.questions.filter((each) =>
    results.breakdowns.some((breakdown) => breakdown.question === each.id),
  );
  const question = questions.find((each) => each.id === at.question)?.id;
  const others = results.breakdowns.filter((each) => each.question !== question);
  const by = others.find((each) => each.key === at.by)?.key;
  const query = useQuery({
    ...surveyResultsQuery(survey.id, {
      question,
      by,
      // Where answers are hidden one thing is asked at a time.
      filter: results.hides ? undefined : at.filter,
    }),
    enabled: question !== undefined && by !== undefined,
  });
  if (questions.length < 2) return <NoCross results={results} />;
  return (
    <>
      <div className="result-filter">
        <Select
          label={t("results.cross_question")}
          placeholder={t("results.cross_choose")}
          value={question ?? ""}
          options={questions.map((each) => ({ value: each.id, label: words.question(each) }))}
          onChange={(next) => look({ question: next || undefined })}
        />
        <Select
          label={t("results.cross_by")}
          placeholder={t("results.cross_choose")}
          value={by ?? ""}
          options={others.map((each) => ({ value: each.key, label: breakdownName(words, results, each) }))}
          onChange={(next) => look({ by: next || undefined })}
        />
      </div>
      {!question || !by ? (
        <EmptyState icon={<TableIcon size={24} aria-hidden="true" />} title={t("results.cross_start")}>
          {t("results.cross_start_text")}
        </EmptyState>
      ) : query.data && query.data.crosstabs.length > 0 ? (
        <div className={cx("result-cards", query.isPlaceholderData && "result-waiting")}>
          <CrossCards tabs={query.data.crosstabs} results={results} question={question} />
        </div>
      ) : query.isError || query.data ? (
        <Refused error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Loading lines={8} />
      )}
    </>
  );
}

function CrossCards({
  tabs,
  results,
  question,
}: {
  tabs: Crosstab[];
  results: SurveyResults;
  question: string;
}) {
  const words = useWords();
  const found = results.questions.find((each) => each.id === question);
  const name = found ? words.question(found) : question;
  const options = tabs.length > 1 && tabs.every((tab) => tab.rows.some((row) => row.code === "yes"));
  if (options) return <OptionsCard tabs={tabs} name={name} />;
  return tabs.map((tab) => (
    <CrossCard key={tab.part ?? ""} tab={tab} name={tab.part ? words.text(tab.label) || name : name} />
  ));
}

function NoCross({ results }: { results: SurveyResults }) {
  const { t } = useWords();
  const live = results.hides && results.state === "live";
  return (
    <EmptyState icon={<TableIcon size={24} aria-hidden="true" />} title={t("results.cross_none")}>
      {t(live ? "results.cross_live" : results.hides ? "results.cross_hidden" : "results.cross_one")}
    </EmptyState>
  );
}
