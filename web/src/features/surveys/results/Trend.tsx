/** Scores over the waves of a survey: with intervals, and whether they moved by more than chance. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useActing } from "~/api/queries/me";
import { surveyTrendQuery } from "~/api/queries/results";
import type { SurveyTrend, TrendLine } from "~/api/types-results";
import { IconButton } from "~/ui/Button";
import { Card, EmptyState, Loading, Time } from "~/ui/bits";
import { ChartIcon, TableIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { Waves } from "./charts/Waves";
import { useWords, type Words } from "./context";
import { Scrolls } from "./QuestionTables";
import { Refused } from "./Refused";
import type { PartProps } from "./ResultsPage";
import { boundsText, chanceText, rangeText, scoreName, scoreText } from "./words";

export function Trend({ survey }: PartProps) {
  const { t } = useWords();
  const query = useQuery(surveyTrendQuery(survey.id));
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <Refused error={query.error} onRetry={() => void query.refetch()} />;
  const trend = query.data;
  if (trend.lines.length === 0) {
    return (
      <>
        {trend.waves.length > 1 ? <WaveList trend={trend} here={survey.id} /> : null}
        <EmptyState
          icon={<ChartIcon size={24} aria-hidden="true" />}
          title={t(trend.waves.length > 1 ? "results.trend_soon" : "results.trend_none")}
        >
          {t(trend.waves.length > 1 ? "results.trend_soon_text" : "results.trend_none_text")}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <WaveList trend={trend} here={survey.id} />
      <div className="result-cards">
        {trend.lines.map((line) => (
          <LineCard
            key={`${line.question} ${JSON.stringify(line.metric)} ${line.values.length}`}
            line={line}
          />
        ))}
      </div>
    </>
  );
}

/** Which surveys are laid side by side. */
function WaveList({ trend, here }: { trend: SurveyTrend; here: string }) {
  const { t, numbers } = useWords();
  const org = useActing().organisation.slug;
  return (
    <ol className="result-wave-list" aria-label={t("results.waves")}>
      {trend.waves.map((wave) => (
        <li key={wave.survey.id} aria-current={wave.survey.id === here ? "true" : undefined}>
          {wave.survey.id === here ? (
            <b>{t("results.wave_n", { number: wave.number })}</b>
          ) : (
            <Link to="/o/$org/surveys/$id" params={{ org, id: wave.survey.id }}>
              {t("results.wave_n", { number: wave.number })}
            </Link>
          )}{" "}
          <span className="text-ink-3">
            {wave.survey.number}
            {wave.closed_at ? (
              <>
                {" · "}
                <Time at={wave.closed_at} as="date" />
              </>
            ) : (
              ` · ${t(`results.wave_is_${wave.status}`)}`
            )}
            {wave.n === null ? null : ` · ${t("results.n", { n: numbers.count(wave.n) })}`}
          </span>
        </li>
      ))}
    </ol>
  );
}

function LineCard({ line }: { line: TrendLine }) {
  const words = useWords();
  const { t, numbers } = words;
  const [asTable, setAsTable] = useState(false);
  const points = line.values.map((point) => ({
    id: String(point.wave),
    label: t("results.wave_n", { number: point.wave }),
    figure: point.figure,
    text: point.figure
      ? scoreText(numbers, line, point.figure.value)
      : point.between
        ? boundsText(t, numbers, line, point.between)
        : t("results.few"),
  }));
  return (
    <Card
      className="result-card"
      title={words.text(line.text) || line.question}
      note={scoreName(t, line.kind, line)}
      actions={
        <IconButton
          small
          label={asTable ? t("ui.show_chart") : t("ui.show_table")}
          icon={
            asTable ? <ChartIcon size={15} aria-hidden="true" /> : <TableIcon size={15} aria-hidden="true" />
          }
          onClick={() => setAsTable(!asTable)}
        />
      }
    >
      <Verdict line={line} words={words} />
      {asTable ? (
        <LineTable line={line} />
      ) : (
        <Waves
          points={points}
          few={t("results.few")}
          summary={points.map((each) => `${each.label}: ${each.text}`).join("; ")}
        />
      )}
    </Card>
  );
}

/** What the newest change is, and whether it is one. */
function Verdict({ line, words }: { line: TrendLine; words: Words }) {
  const { t } = words;
  const newest = line.values.at(-1);
  const change = newest?.change;
  if (!newest || !change) return null;
  const since = t("results.trend_since", {
    number: change.since,
    change: changeText(words, line, change.by),
  });
  const sure =
    change.p === null
      ? t("results.trend_untested")
      : t(change.sure ? "results.trend_sure" : "results.trend_unsure");
  return (
    <p className="result-verdict">
      <b>{since}</b> {sure}
      {change.p === null ? null : <small className="text-ink-3">{chanceText(t, change.p)}</small>}
      {line.trend ? (
        <small className="text-ink-3">
          {line.trend.sure
            ? t(line.trend.rises ? "results.trend_rises" : "results.trend_falls", {
                waves: line.values.length,
              })
            : t("results.trend_flat", { waves: line.values.length })}
        </small>
      ) : null}
    </p>
  );
}

/** With a sign; points of shares are no per cent. */
function changeText({ t, numbers }: Words, line: TrendLine, by: number): string {
  if (line.metric === "top_share") return t("results.share_points", { gap: numbers.signed(by * 100) });
  return numbers.signed(by, line.metric === "nps" ? 0 : 2);
}

function LineTable({ line }: { line: TrendLine }) {
  const words = useWords();
  const { t, numbers } = words;
  return (
    <Scrolls label={words.text(line.text) || line.question}>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{t("results.wave")}</th>
            {(["count", "score", "interval_95", "change", "chance"] as const).map((id) => (
              <th key={id} scope="col" className="numeric">
                {t(`results.${id}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {line.values.map(({ wave, n, figure, between, census, change }) => (
            <tr key={wave}>
              <th scope="row">{t("results.wave_n", { number: wave })}</th>
              <td className="numeric">{words.count(n)}</td>
              <td className={figure ? "numeric" : "numeric result-few"}>
                {figure ? scoreText(numbers, line, figure.value) : t("results.few")}
              </td>
              <td className="numeric">
                {census && figure
                  ? t("results.census")
                  : figure
                    ? rangeText(t, numbers, line, figure)
                    : between
                      ? boundsText(t, numbers, line, between)
                      : "–"}
              </td>
              <td className="numeric">{change ? changeText(words, line, change.by) : "–"}</td>
              <td className="numeric">
                {change?.p == null
                  ? "–"
                  : change.p < 0.001
                    ? `< ${numbers.plain(0.001, 3)}`
                    : numbers.fixed(change.p, 3)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolls>
  );
}
