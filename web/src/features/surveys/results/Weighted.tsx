/** Figures weighted to what is known of those who were to be asked: shares of one question's groups. */
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api } from "~/api/client";
import { ApiError, errorText } from "~/api/errors";
import type { Breakdown, SurveyResults, SurveyWeighted } from "~/api/types-results";
import type { Translate } from "~/i18n";
import { Button } from "~/ui/Button";
import { Card, EmptyState } from "~/ui/bits";
import { NumberField, Select } from "~/ui/fields";
import { ChartIcon } from "~/ui/icons";
import { breakdownName, useWords } from "./context";
import { Scrolls } from "./QuestionTables";
import type { PartProps } from "./ResultsPage";
import { rangeText, scoreName, scoreText } from "./words";

/** Codes that are no answer have no share. */
const LACKING = new Set(["_not_answered", "dont_know", "refuse"]);

export function WeightedView({ survey, results }: PartProps) {
  const words = useWords();
  const { t } = words;
  const [key, setKey] = useState("");
  const breakdown = results.breakdowns.find((each) => each.key === key);
  if (results.breakdowns.length === 0) {
    return (
      <EmptyState icon={<ChartIcon size={24} aria-hidden="true" />} title={t("results.weigh_none")}>
        {t("results.weigh_none_text")}
      </EmptyState>
    );
  }
  return (
    <>
      <p className="mb-3 max-w-[70ch] text-s text-ink-2">{t("results.weigh_about")}</p>
      <div className="result-filter">
        <Select
          label={t("results.weigh_by")}
          placeholder={t("results.cross_choose")}
          value={key}
          options={results.breakdowns.map((each) => ({
            value: each.key,
            label: breakdownName(words, results, each),
          }))}
          onChange={setKey}
        />
      </div>
      {breakdown ? (
        <Margins key={breakdown.key} survey={survey.id} results={results} breakdown={breakdown} />
      ) : null}
    </>
  );
}

function Margins({
  survey,
  results,
  breakdown,
}: {
  survey: string;
  results: SurveyResults;
  breakdown: Breakdown;
}) {
  const words = useWords();
  const { t, numbers } = words;
  const groups = breakdown.codes.filter((each) => !LACKING.has(each.code));
  const [shares, setShares] = useState<ReadonlyMap<string, number>>(new Map());
  const sum = [...shares.values()].reduce((all, each) => all + each, 0);
  const whole = Math.abs(sum - 100) < 0.05;
  const weigh = useMutation({
    mutationFn: () =>
      api.post<SurveyWeighted>(`/surveys/${encodeURIComponent(survey)}/weighted`, {
        margins: [
          {
            key: breakdown.key,
            shares: Object.fromEntries([...shares].map(([code, percent]) => [code, percent / sum])),
          },
        ],
      }),
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (whole) weigh.mutate();
  };
  return (
    <>
      <form className="card result-weights" onSubmit={send}>
        <div className="survey-pair">
          {groups.map((group) => (
            <NumberField
              key={group.code}
              label={words.label(group)}
              help={t("results.weigh_percent")}
              min={0}
              max={100}
              onChange={(value) => {
                const next = new Map(shares);
                if (value === undefined || Number.isNaN(value)) next.delete(group.code);
                else next.set(group.code, value);
                setShares(next);
              }}
            />
          ))}
        </div>
        <p role="status" className="text-s text-ink-2">
          {t(whole ? "results.weigh_whole" : "results.weigh_sum", { sum: numbers.plain(sum) })}
        </p>
        <Button type="submit" tone="primary" disabled={!whole} pending={weigh.isPending}>
          {t("results.weigh_do")}
        </Button>
        {weigh.isError ? (
          <p role="alert" className="text-bad">
            {refusal(t, weigh.error)}
          </p>
        ) : null}
      </form>
      {weigh.data ? <Told results={results} found={weigh.data} /> : null}
    </>
  );
}

function Told({ results, found }: { results: SurveyResults; found: SurveyWeighted }) {
  const words = useWords();
  const { t, numbers } = words;
  const name = (id: string) => {
    const question = results.questions.find((each) => each.id === id);
    return question ? words.question(question) : id;
  };
  const kind = (id: string) => results.questions.find((each) => each.id === id)?.kind ?? "";
  return (
    <div className="result-cards mt-4">
      <Card title={t("results.weigh_worth", { count: numbers.plain(found.effective_n, 0) })}>
        <p className="text-ink-2">
          {t("results.weigh_effect", {
            n: numbers.count(found.n),
            effect: numbers.plain(found.effect, 2),
          })}{" "}
          {found.left_out > 0 ? t("results.weigh_left_out", { count: found.left_out }) : ""}
        </p>
        {found.scores.length > 0 ? (
          <ul className="result-lines mt-2">
            {found.scores.map((score) => (
              <li key={`${score.question} ${score.metric}`}>
                {name(score.question)} · {scoreName(t, kind(score.question), score)}:{" "}
                {score.weighted ? (
                  <>
                    <b>{scoreText(numbers, score, score.weighted.value)}</b>{" "}
                    {t("results.in_brackets", { text: rangeText(t, numbers, score, score.weighted) })}
                  </>
                ) : (
                  t("results.few")
                )}{" "}
                <span className="text-ink-3">
                  {t("results.weigh_before", { value: scoreText(numbers, score, score.plain) })}
                </span>
              </li>
            ))}
          </ul>
        ) : null}
      </Card>
      {found.tables.map((table) => (
        <Card
          key={`${table.question} ${table.part ?? ""}`}
          className="result-card"
          title={name(table.question)}
          note={[table.part ? words.text(table.label) : "", t("results.n", { n: numbers.count(table.n) })]
            .filter(Boolean)
            .join(" · ")}
        >
          <Scrolls label={name(table.question)}>
            <table className="rows">
              <thead>
                <tr>
                  <th scope="col">{t("results.answer")}</th>
                  <th scope="col" className="numeric">
                    {t("results.weigh_plain")}
                  </th>
                  <th scope="col" className="numeric">
                    {t("results.weigh_weighted")}
                  </th>
                  <th scope="col" className="numeric">
                    {t("results.interval_95")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {table.cells.map((cell) => (
                  <tr key={cell.code}>
                    <th scope="row">{words.label(cell)}</th>
                    <td className="numeric">{numbers.share(cell.plain)}</td>
                    <td className="numeric">
                      <b>{numbers.share(cell.weighted.value)}</b>
                    </td>
                    <td className="numeric">{words.interval(cell.weighted)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scrolls>
        </Card>
      ))}
    </div>
  );
}

/** What is wrong with the shares, in its own words. */
function refusal(t: Translate, error: unknown): string {
  const code = error instanceof ApiError ? `error.field_${error.fields[0]?.code}` : "";
  return t.has(code) ? t(code) : errorText(t, error);
}
