/** A crosstab as a table: shares of each column, with the letters of the columns that are significantly smaller. */
import { useState } from "react";
import type { Crosstab } from "~/api/types-results";
import { IconButton } from "~/ui/Button";
import { Card } from "~/ui/bits";
import { ChartIcon, TableIcon } from "~/ui/icons";
import { Stacked } from "./charts/Stacked";
import { useWords } from "./context";
import { Scrolls } from "./QuestionTables";
import { testFigures, testSentences } from "./significance";

type Row = Crosstab["rows"][number];

export function CrossCard({ tab, name }: { tab: Crosstab; name: string }) {
  const words = useWords();
  const { t, numbers } = words;
  const [asChart, setAsChart] = useState(false);
  const columns = tab.columns.flatMap((column, place) => (column.answer ? [{ column, place }] : []));
  const answers = tab.rows.filter((row) => row.answer);
  // What nobody left out needs no line. Where answers are hidden, zero is null and stays.
  const lacking = tab.rows.filter((row) => !row.answer && row.total !== 0);
  const lettered = tab.rows.some((row) => row.cells.some((cell) => cell.letters));
  return (
    <Card
      className="result-card"
      title={name}
      note={tab.total === null ? t("results.n_hidden") : t("results.n", { n: numbers.count(tab.total) })}
      actions={
        <IconButton
          small
          label={asChart ? t("ui.show_table") : t("ui.show_chart")}
          icon={
            asChart ? <TableIcon size={15} aria-hidden="true" /> : <ChartIcon size={15} aria-hidden="true" />
          }
          onClick={() => setAsChart(!asChart)}
        />
      }
    >
      <Verdict tab={tab} />
      {asChart ? (
        <Stacked
          rows={columns.map(({ column, place }) => ({
            id: column.code,
            label: words.label(column),
            counts: answers.map((row) => row.cells[place]?.count ?? null),
            note: column.total === null ? "" : t("results.n", { n: numbers.count(column.total) }),
          }))}
          parts={answers.map((row) => words.label(row))}
          share={numbers.share}
          few={t("results.few_row")}
          summary={columns
            .map(({ column, place }) => {
              const parts = answers.map(
                (row) => `${words.label(row)} ${words.share(row.cells[place]?.share)}`,
              );
              return `${words.label(column)}: ${parts.join(", ")}`;
            })
            .join("; ")}
        />
      ) : (
        <Scrolls label={name}>
          <table className="rows result-cross">
            <Heads tab={tab} />
            <tbody>
              {[...answers, ...lacking].map((row) => (
                <tr key={row.code} className={row.answer ? undefined : "result-lacking"}>
                  <th scope="row">{words.label(row)}</th>
                  <Cells tab={tab} row={row} />
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolls>
      )}
      {lettered && !asChart ? <p className="result-note">{t("results.letters")}</p> : null}
    </Card>
  );
}

/** Options that could be chosen beside each other: a row for each, of those who chose it. */
export function OptionsCard({ tabs, name }: { tabs: Crosstab[]; name: string }) {
  const words = useWords();
  const { t } = words;
  const [first] = tabs;
  if (!first) return null;
  const rows = tabs.flatMap((tab) => {
    const row = tab.rows.find((each) => each.code === "yes");
    return row ? [{ tab, row }] : [];
  });
  return (
    <Card className="result-card" title={name} note={t("results.several")}>
      <Scrolls label={name}>
        <table className="rows result-cross">
          <Heads tab={first} last={t("results.chance")} />
          <tbody>
            {rows.map(({ tab, row }) => (
              <tr key={tab.part}>
                <th scope="row">
                  {words.text(tab.label) || words.label({ code: tab.part ?? "", label: {} })}
                </th>
                <Cells tab={tab} row={row} />
                <td className="numeric">
                  {tab.test ? testChance(words.numbers.fixed, tab.test.exact_p ?? tab.test.p) : "–"}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolls>
      <p className="result-note">{t("results.several_note")}</p>
    </Card>
  );
}

function testChance(fixed: (value: number, digits: number) => string, p: number): string {
  return p < 0.001 ? `< ${fixed(0.001, 3)}` : fixed(p, 3);
}

/** A column of people who left the question out, where there are none. */
function isShown(column: Crosstab["columns"][number]): boolean {
  return column.answer || column.total !== 0;
}

function Heads({ tab, last }: { tab: Crosstab; last?: string }) {
  const words = useWords();
  const { t } = words;
  return (
    <thead>
      <tr>
        <th scope="col">{t("results.answer")}</th>
        {tab.columns.filter(isShown).map((column) => (
          <th key={column.code} scope="col" className="numeric">
            <span className="result-column">{words.label(column)}</span>
            <small>
              {column.answer ? <b>{column.letter}</b> : null}{" "}
              {column.total === null ? null : t("results.n", { n: words.numbers.count(column.total) })}
            </small>
          </th>
        ))}
        {last ? (
          <th scope="col" className="numeric">
            {last}
          </th>
        ) : null}
      </tr>
    </thead>
  );
}

function Cells({ tab, row }: { tab: Crosstab; row: Row }) {
  const words = useWords();
  return row.cells.map((cell, place) => {
    const column = tab.columns[place];
    if (!column || !isShown(column)) return null;
    if (cell.count === null) {
      return (
        <td key={column.code} className="numeric result-few">
          {words.t("results.few")}
        </td>
      );
    }
    const count = words.numbers.count(cell.count);
    return (
      <td key={column.code} className={column.answer ? "numeric" : "numeric result-lacking"}>
        {cell.share === null ? (
          count
        ) : (
          <>
            {words.numbers.share(cell.share)}
            {cell.letters ? <sup>{cell.letters}</sup> : null}
            <small>{count}</small>
          </>
        )}
      </td>
    );
  });
}

function Verdict({ tab }: { tab: Crosstab }) {
  const words = useWords();
  if (!tab.test) return <p className="result-verdict">{words.t("results.no_test")}</p>;
  const [first, ...rest] = testSentences(words, tab.test);
  return (
    <div className="result-verdict">
      <p>
        <b>{first}</b> {rest.join(" ")}
      </p>
      <small>{testFigures(words, tab.test)}</small>
    </div>
  );
}
