/** The figures behind a drawing. */
import type { ReactNode } from "react";
import type { QuestionResult, ResultTable } from "~/api/types-results";
import { ordered, useWords } from "./context";
import { itemText, sorted } from "./Drawing";

export function QuestionTables({ question }: { question: QuestionResult }) {
  if (question.items.length > 0) return <ItemTable question={question} />;
  if (question.kind === "number") return <NumberTable question={question} />;
  return question.tables.map((table, place) => (
    <CountTable key={table.part ?? place} question={question} table={table} />
  ));
}

/** What is wider than the screen scrolls in its own frame, by the keyboard too. */
export function Scrolls({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <section className="result-table" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}

function CountTable({ question, table }: { question: QuestionResult; table: ResultTable }) {
  const words = useWords();
  const { t } = words;
  const part = table.part ? words.text(table.label) : "";
  const label = part || words.question(question);
  const others = table.cells.filter((cell) => !cell.answer);
  return (
    <Scrolls label={label}>
      <table className="rows">
        {part ? <caption>{part}</caption> : null}
        <thead>
          <tr>
            <th scope="col">{t("results.answer")}</th>
            <th scope="col" className="numeric">
              {t("results.count")}
            </th>
            <th scope="col" className="numeric">
              {t("results.share")}
            </th>
            <th scope="col" className="numeric">
              {t("results.interval_95")}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...ordered(table.cells), ...others].map((cell) => (
            <tr key={cell.code} className={cell.answer ? undefined : "result-lacking"}>
              <th scope="row">{words.label(cell)}</th>
              <td className={cell.count === null ? "numeric result-few" : "numeric"}>
                {words.count(cell.count)}
              </td>
              <td className="numeric">{cell.share ? words.share(cell.share.value) : "–"}</td>
              <td className="numeric">{cell.share ? words.interval(cell.share) : "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolls>
  );
}

function ItemTable({ question }: { question: QuestionResult }) {
  const words = useWords();
  const { t, numbers } = words;
  const items = sorted(question.items);
  const measure = items[0]?.measure;
  const [best, worst] = (["best", "worst"] as const).map((key) => items.some((item) => item[key] !== null));
  return (
    <Scrolls label={words.question(question)}>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{t("results.item")}</th>
            <th scope="col" className="numeric">
              {measure ? t(`results.measure_${measure}`) : null}
            </th>
            <th scope="col" className="numeric">
              {t("results.interval_95")}
            </th>
            <th scope="col" className="numeric">
              {t(measure === "max_diff" ? "results.shown" : "results.count")}
            </th>
            {best ? (
              <th scope="col" className="numeric">
                {t(measure === "max_diff" ? "results.best" : "results.first")}
              </th>
            ) : null}
            {worst ? (
              <th scope="col" className="numeric">
                {t("results.worst")}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <th scope="row">{words.text(item.label) || item.id}</th>
              <td className={item.figure ? "numeric" : "numeric result-few"}>
                {item.figure ? itemText(words, item.figure.value, measure) : t("results.few")}
              </td>
              <td className="numeric">
                {item.figure
                  ? t("results.range", {
                      low: itemText(words, item.figure.low, measure),
                      high: itemText(words, item.figure.high, measure),
                    })
                  : "–"}
              </td>
              <td className="numeric">{item.n === null ? "–" : numbers.count(item.n)}</td>
              {best ? (
                <td className="numeric">{item.best === null ? "–" : numbers.count(item.best)}</td>
              ) : null}
              {worst ? (
                <td className="numeric">{item.worst === null ? "–" : numbers.count(item.worst)}</td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolls>
  );
}

function NumberTable({ question }: { question: QuestionResult }) {
  const words = useWords();
  const { t, numbers } = words;
  const { mean, spread, n } = question.numbers ?? {};
  const rows: [string, string][] = [];
  if (n !== undefined) rows.push([t("results.count"), numbers.count(n)]);
  if (mean) {
    rows.push([t("results.mean"), numbers.plain(mean.value, 2)]);
    rows.push([
      t("results.interval_95"),
      t("results.range", { low: numbers.plain(mean.low, 2), high: numbers.plain(mean.high, 2) }),
    ]);
  }
  if (spread) {
    rows.push([t("results.least"), numbers.plain(Number(spread.min), 4)]);
    rows.push([t("results.lower_quartile"), numbers.plain(Number(spread.lower_quartile), 4)]);
    rows.push([t("results.median"), numbers.plain(Number(spread.median), 4)]);
    rows.push([t("results.upper_quartile"), numbers.plain(Number(spread.upper_quartile), 4)]);
    rows.push([t("results.most"), numbers.plain(Number(spread.max), 4)]);
  }
  return (
    <Scrolls label={words.question(question)}>
      <table className="rows">
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="numeric">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolls>
  );
}
