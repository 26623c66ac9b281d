/** Which drawing a question gets. */
import type { Figure, ItemFigure, QuestionResult, ResultTable } from "~/api/types-results";
import { Bars } from "./charts/Bars";
import { Box } from "./charts/Box";
import { type Column, Columns } from "./charts/Columns";
import { Diverging } from "./charts/Diverging";
import { Dots } from "./charts/Dots";
import { span } from "./charts/geometry";
import { Stacked } from "./charts/Stacked";
import { ordered, useWords, type Words } from "./context";

const POINTS = new Set(["scale", "csat", "ces"]);

export function Drawing({ question }: { question: QuestionResult }) {
  const words = useWords();
  const [table] = question.tables;
  if (question.items.length > 0) return <Items question={question} />;
  if (question.kind === "number") return <Typed question={question} />;
  if (question.kind === "matrix" || question.kind === "kano") return <Parts question={question} />;
  if (!table) return null;
  if (question.kind === "nps") return <Promoters question={question} table={table} />;
  if (POINTS.has(question.kind)) {
    const columns = pointColumns(words, table);
    return <Columns columns={columns} few={words.t("results.few")} summary={said(words, table)} />;
  }
  const bars = ordered(table.cells).map((cell) => ({
    id: cell.code,
    label: words.label(cell),
    share: cell.share,
    figure: words.share(cell.share?.value),
  }));
  return <Bars bars={bars} summary={said(words, table)} />;
}

/** A distribution in words. */
function said(words: Words, table: ResultTable): string {
  return ordered(table.cells)
    .map((cell) => words.aloud(words.label(cell), cell.share))
    .join("; ");
}

function pointColumns(words: Words, table: ResultTable, tone?: (point: number) => Column["tone"]): Column[] {
  return table.cells
    .filter((cell) => cell.answer)
    .map((cell) => ({
      id: cell.code,
      label: words.numbers.plain(Number(cell.code)),
      share: cell.share,
      figure: words.share(cell.share?.value),
      tone: tone?.(Number(cell.code)),
    }));
}

function Promoters({ question, table }: { question: QuestionResult; table: ResultTable }) {
  const words = useWords();
  const { t, numbers } = words;
  const [detractors, passives, promoters] = table.cells.filter((cell) => cell.answer);
  const points = question.tables[1];
  if (!detractors || !passives || !promoters) return null;
  const counts = [detractors.count, passives.count, promoters.count];
  const whole = counts.every((count) => count !== null) && counts.some((count) => count !== 0);
  const score = question.scores[0]?.figure ?? null;
  const label = (cell: typeof detractors) => `${words.label(cell)} ${words.share(cell.share?.value)}`;
  return (
    <>
      {whole ? (
        <Diverging
          counts={[counts[0] ?? 0, counts[1] ?? 0, counts[2] ?? 0]}
          labels={[label(detractors), label(passives), label(promoters)]}
          score={score}
          ticks={[numbers.signed(-100), "0", numbers.signed(100)]}
          summary={`${said(words, table)}${score ? `; ${t("results.score_nps")} ${numbers.signed(score.value)}` : ""}`}
        />
      ) : (
        <Bars
          bars={[promoters, passives, detractors].map((cell) => ({
            id: cell.code,
            label: words.label(cell),
            share: cell.share,
            figure: words.share(cell.share?.value),
          }))}
          summary={said(words, table)}
        />
      )}
      {points?.cells.some((cell) => cell.answer && cell.share) ? (
        <Columns
          columns={pointColumns(words, points, (point) =>
            point >= 9 ? "bar" : point >= 7 ? "middle" : "them",
          )}
          few={t("results.few")}
          summary={said(words, points)}
        />
      ) : null}
    </>
  );
}

/** Rows of a matrix, features of Kano's: each with its own whole. */
function Parts({ question }: { question: QuestionResult }) {
  const words = useWords();
  const { t, numbers } = words;
  const parts =
    question.tables[0]?.cells.filter((cell) => cell.answer).map((cell) => words.label(cell)) ?? [];
  const rows = question.tables.map((table) => ({
    id: table.part ?? "",
    label: words.text(table.label) || (table.part ?? ""),
    counts: table.cells.filter((cell) => cell.answer).map((cell) => cell.count),
    note: table.base === null ? "" : t("results.n", { n: numbers.count(table.base) }),
  }));
  return (
    <Stacked
      rows={rows}
      parts={parts}
      share={numbers.share}
      few={t("results.few_row")}
      summary={question.tables.map((table) => `${words.text(table.label)}: ${said(words, table)}`).join(". ")}
    />
  );
}

/** What stands on one scale: mean places, mean points, best less worst. */
function Items({ question }: { question: QuestionResult }) {
  const words = useWords();
  const { t, numbers } = words;
  const items = sorted(question.items);
  const measure = items[0]?.measure;
  const text = (figure: Figure | null) =>
    figure ? itemText(words, figure.value, measure) : t("results.few");
  const dots = items.map((item) => ({
    id: item.id,
    label: words.text(item.label) || item.id,
    figure: item.figure,
    text: text(item.figure),
  }));
  const [scale, ends] = ((): [[number, number], [string, string]] => {
    if (measure === "max_diff")
      return [
        [-1, 1],
        [t("results.always_worst"), t("results.always_best")],
      ];
    if (measure === "mean_rank") {
      const last = Math.max(items.length, 2);
      return [
        [last, 1],
        [t("results.place", { place: last }), t("results.place", { place: 1 })],
      ];
    }
    const most = Math.max(...items.map((item) => item.figure?.high ?? 0), 1);
    return [
      [0, most],
      ["0", numbers.plain(most, 0)],
    ];
  })();
  const summary = dots.map((dot) => `${dot.label}: ${dot.text}`).join("; ");
  return (
    <Dots
      dots={dots}
      scale={scale}
      ends={ends}
      summary={summary}
      {...(measure === "max_diff" ? { middle: 0 } : {})}
    />
  );
}

/** The best first; whatever is withheld comes last. */
export function sorted(items: readonly ItemFigure[]): ItemFigure[] {
  const worth = ({ figure, measure }: ItemFigure) =>
    figure === null ? Number.NEGATIVE_INFINITY : measure === "mean_rank" ? -figure.value : figure.value;
  return [...items].sort((one, other) => worth(other) - worth(one));
}

export function itemText({ numbers }: Words, value: number, measure: ItemFigure["measure"] | undefined) {
  return measure === "max_diff" ? numbers.signed(value, 2) : numbers.fixed(value, 1);
}

function Typed({ question }: { question: QuestionResult }) {
  const words = useWords();
  const { t, numbers } = words;
  const { mean, spread } = question.numbers ?? {};
  if (!mean) return null;
  const meanText = t("results.mean_of", { mean: numbers.plain(mean.value, 2) });
  if (!spread) {
    const [from, to] = span([mean]);
    return (
      <Dots
        dots={[{ id: "mean", label: t("results.mean"), figure: mean, text: numbers.plain(mean.value, 2) }]}
        scale={[from, to]}
        ends={[numbers.plain(from, 1), numbers.plain(to, 1)]}
        summary={meanText}
      />
    );
  }
  const real = {
    min: Number(spread.min),
    low: Number(spread.lower_quartile),
    median: Number(spread.median),
    high: Number(spread.upper_quartile),
    max: Number(spread.max),
  };
  const plain = (value: number) => numbers.plain(value, 2);
  const summary = t("results.box", {
    mean: plain(mean.value),
    median: plain(real.median),
    low: plain(real.low),
    high: plain(real.high),
    min: plain(real.min),
    max: plain(real.max),
  });
  return (
    <>
      <Box quartiles={real} mean={mean} ends={[plain(real.min), plain(real.max)]} summary={summary} />
      <p className="result-lines">{summary}</p>
    </>
  );
}
