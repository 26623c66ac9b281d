/** Where two surveys see the same thing differently, the widest gap first. */
import { useState } from "react";
import type { Gap } from "~/api/types-results";
import { IconButton } from "~/ui/Button";
import { Card } from "~/ui/bits";
import { ChartIcon, TableIcon } from "~/ui/icons";
import { Dumbbell } from "./charts/Dumbbell";
import { useWords, type Words } from "./context";
import { Scrolls } from "./QuestionTables";
import { chanceText, rangeText, scaleOf, scoreName, scoreText, verdictOf } from "./words";

export function GapCard({ gaps, names }: { gaps: readonly Gap[]; names: readonly [string, string] }) {
  const words = useWords();
  const { t } = words;
  const [asTable, setAsTable] = useState(false);
  const label = (gap: Gap) => words.text(gap.text) || gap.question;
  const pairs = gaps.map((gap) => ({
    id: idOf(gap),
    label: label(gap),
    scale: scaleOf(gap),
    first: gap.first.value,
    second: gap.second.value,
    gap: gapText(words, gap),
    note: [scoreName(t, gap.kind, gap), gap.p === null ? "" : gapWord(words, gap.p)]
      .filter(Boolean)
      .join(" · "),
  }));
  const [widest] = gaps;
  return (
    <Card
      className="result-card"
      title={t("results.gaps")}
      note={t("results.gaps_note")}
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
      {widest?.p != null ? (
        <p className="result-verdict">
          <b>{t("results.gap_widest", { question: label(widest) })}</b> {chanceText(t, widest.p)}
        </p>
      ) : null}
      {asTable ? (
        <GapTable gaps={gaps} names={names} />
      ) : (
        <Dumbbell
          pairs={pairs}
          names={names}
          summary={gaps
            .map((gap) => {
              const [one, other] = [gap.first, gap.second].map((each) =>
                scoreText(words.numbers, gap, each.value),
              );
              return `${label(gap)}: ${names[0]} ${one}, ${names[1]} ${other}`;
            })
            .join("; ")}
        />
      )}
    </Card>
  );
}

/** A question may have several scores. */
const idOf = (gap: Gap) => `${gap.question}.${gap.metric}`;

function gapWord({ t }: Words, p: number): string {
  const verdict = verdictOf(p);
  return t(verdict === "none" ? "results.gap_none_sure" : `results.gap_${verdict}`);
}

/** With a sign; points of shares are no per cent. */
function gapText({ t, numbers }: Words, { gap, metric }: Gap): string {
  if (metric === "top_share") return t("results.share_points", { gap: numbers.signed(gap * 100) });
  return numbers.signed(gap, metric === "nps" ? 0 : 2);
}

function GapTable({ gaps, names }: { gaps: readonly Gap[]; names: readonly [string, string] }) {
  const words = useWords();
  const { t, numbers } = words;
  return (
    <Scrolls label={t("results.gaps")}>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{t("results.question")}</th>
            {names.map((name, place) => (
              <th key={`${name} ${place}`} scope="col" className="numeric">
                <span className="result-column">{name}</span>
              </th>
            ))}
            <th scope="col" className="numeric">
              {t("results.gap")}
            </th>
            <th scope="col" className="numeric">
              {t("results.chance")}
            </th>
          </tr>
        </thead>
        <tbody>
          {gaps.map((gap) => (
            <tr key={idOf(gap)}>
              <th scope="row">{words.text(gap.text) || gap.question}</th>
              {[gap.first, gap.second].map((figure, place) => (
                <td key={names[place]} className="numeric">
                  {scoreText(numbers, gap, figure.value)}
                  {figure.low === null || figure.high === null ? null : (
                    <small>{rangeText(t, numbers, gap, { low: figure.low, high: figure.high })}</small>
                  )}
                </td>
              ))}
              <td className="numeric">{gapText(words, gap)}</td>
              <td className="numeric">
                {gap.p === null
                  ? "–"
                  : gap.p < 0.001
                    ? `< ${numbers.plain(0.001, 3)}`
                    : numbers.fixed(gap.p, 3)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolls>
  );
}
