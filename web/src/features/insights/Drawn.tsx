/** A figure as a picture: which picture, the server says. */
import type { Insight, InsightDecision, InsightRow } from "~/api/types-insights";
import { BandLines, type BandSeries } from "~/charts/BandLines";
import { HeatMap, type HeatRow } from "~/charts/HeatMap";
import { IntervalBars } from "~/charts/IntervalBars";
import { ParetoBars } from "~/charts/ParetoBars";
import type { PlotMark, PlotPoint } from "~/charts/plot";
import { StepCurve } from "~/charts/StepCurve";
import { useT } from "~/i18n";
import { type CellFormats, numberIn, place, useCells } from "./cells";

/** Below this a cohort says little. */
const FEW = 10;

interface Props {
  insight: Insight;
  title: string;
  /** Newest first, numbered from the oldest. */
  decisions?: readonly InsightDecision[];
}

interface Reading {
  kind: Insight["columns"][number]["kind"];
  /** Shares are drawn as percents. */
  factor: number;
  cell: (row: InsightRow, key: string | null) => unknown;
  number: (row: InsightRow, key: string | null) => number | null;
  tick: (value: number) => string;
  value: (value: number) => string;
}

function useReading(insight: Insight): Reading & { cells: CellFormats } {
  const cells = useCells(insight.currency);
  const { drawing } = insight;
  const kind = insight.columns[place(insight, drawing.y)]?.kind ?? "count";
  const factor = kind === "share" ? 100 : 1;
  const cell = (row: InsightRow, key: string | null) => row.cells[place(insight, key)];
  const number = (row: InsightRow, key: string | null) => {
    const value = numberIn(cell(row, key));
    return value === null ? null : value * factor;
  };
  return {
    cells,
    kind,
    factor,
    cell,
    number,
    tick: (value) => cells.tick(kind, value / factor),
    value: (value) => cells.amount(kind, value / factor),
  };
}

export function Drawn(props: Props) {
  switch (props.insight.drawing.kind) {
    case "lines":
      return <Lines {...props} />;
    case "steps":
      return <Steps {...props} />;
    case "heat":
      return <Heat {...props} />;
    case "pareto":
      return <Pareto {...props} />;
    default:
      return <Bars {...props} />;
  }
}

/** Where decisions stand on an axis of months. */
function marksOn(months: readonly string[], decisions: readonly InsightDecision[] = []): PlotMark[] {
  return decisions.flatMap((decision, index) => {
    const at = months.indexOf(decision.written_at.slice(0, 7));
    return at < 0 ? [] : [{ at, number: decisions.length - index, text: decision.text }];
  });
}

function monthsOf(insight: Insight): string[] {
  const at = place(insight, "month");
  if (at < 0) return [];
  const named = insight.rows.map((row) => row.cells[at]).filter((cell) => typeof cell === "string");
  return everyMonth([...new Set(named)].sort());
}

/** Months in which nothing happened have no row, and a place all the same. */
function everyMonth(months: readonly string[]): string[] {
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return [];
  const found: string[] = [];
  for (let month = first; month <= last && found.length < 240; month = after(month)) found.push(month);
  return found;
}

function after(month: string): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}

function Lines({ insight, title, decisions }: Props) {
  const reading = useReading(insight);
  const { drawing } = insight;
  const months = monthsOf(insight);
  const by = (row: InsightRow) => (drawing.by ? String(reading.cell(row, drawing.by)) : "");
  const ids = [...new Set(insight.rows.map(by))];
  const series: BandSeries[] = ids.map((id) => ({
    id,
    label: (id && reading.cells.text({ kind: "word", key: drawing.by ?? "" }, id)) || title,
    points: months.map((month): PlotPoint => {
      const row = insight.rows.find((each) => each.cells[0] === month && by(each) === id);
      return {
        label: reading.cells.month(month),
        short: reading.cells.month(month, true),
        y: row ? reading.number(row, drawing.y) : null,
        low: row ? reading.number(row, drawing.low) : null,
        high: row ? reading.number(row, drawing.high) : null,
      };
    }),
  }));
  return (
    <BandLines
      title={title}
      series={series}
      tick={reading.tick}
      value={reading.value}
      marks={marksOn(months, decisions)}
    />
  );
}

function Bars({ insight, title, decisions }: Props) {
  const reading = useReading(insight);
  const { drawing } = insight;
  const x = insight.columns[place(insight, drawing.x)];
  const points = insight.rows.map((row): PlotPoint => {
    const cell = reading.cell(row, drawing.x);
    const label = (x && reading.cells.text(x, cell)) ?? row.key;
    const short = x?.kind === "month" && typeof cell === "string" ? reading.cells.month(cell, true) : label;
    return {
      label,
      short,
      y: reading.number(row, drawing.y),
      low: reading.number(row, drawing.low),
      high: reading.number(row, drawing.high),
    };
  });
  const months = x?.kind === "month" ? insight.rows.map((row) => String(row.cells[0])) : [];
  return (
    <IntervalBars
      title={title}
      points={points}
      tick={reading.tick}
      value={reading.value}
      marks={marksOn(months, decisions)}
    />
  );
}

function Steps({ insight, title }: Props) {
  const t = useT();
  const reading = useReading(insight);
  const { drawing } = insight;
  const steps = insight.rows.map((row) => ({
    x: numberIn(reading.cell(row, drawing.x)) ?? 0,
    y: reading.number(row, drawing.y) ?? 0,
    low: reading.number(row, drawing.low),
    high: reading.number(row, drawing.high),
  }));
  return (
    <StepCurve
      title={title}
      steps={steps}
      tick={reading.tick}
      xTick={(days) => t("insights.days", { count: days })}
    />
  );
}

function Pareto({ insight, title }: Props) {
  const reading = useReading(insight);
  const { drawing } = insight;
  const items = insight.rows.map((row) => ({
    id: row.key,
    label: reading.cells.text({ kind: "word", key: drawing.x }, reading.cell(row, drawing.x)) ?? row.key,
    value: reading.number(row, drawing.y) ?? 0,
    cumulative: numberIn(reading.cell(row, "cumulative")) ?? 0,
    vital: reading.cell(row, "vital") === true,
  }));
  return (
    <ParetoBars
      title={title}
      items={items}
      tick={reading.tick}
      value={reading.value}
      share={(share) => reading.cells.tick("share", share)}
    />
  );
}

function Heat({ insight, title }: Props) {
  const t = useT();
  const { cells, cell } = useReading(insight);
  const months = [...new Set(insight.rows.map((row) => String(cell(row, "month"))))];
  const most = Math.max(0, ...insight.rows.map((row) => numberIn(cell(row, "after")) ?? 0));
  const heads = Array.from({ length: most + 1 }, (_, at) => at);
  const rows = months.map((month): HeatRow => {
    const of = insight.rows.filter((row) => cell(row, "month") === month);
    const size = numberIn(of[0] ? cell(of[0], "size") : null) ?? 0;
    return {
      id: month,
      label: cells.month(month, true),
      size: cells.amount("count", size),
      few: size < FEW,
      cells: heads.map((head) => {
        const row = of.find((each) => cell(each, "after") === head);
        const value = row ? numberIn(cell(row, "share")) : null;
        const text = value === null ? "" : cells.tick("share", value);
        return { id: String(head), value, text, title: `${cells.month(month)} + ${head}: ${text}` };
      }),
    };
  });
  return (
    <HeatMap
      title={title}
      corner={cells.head("month")}
      sizeLabel={cells.head("size")}
      heads={heads.map((head) => t("insights.month_after", { count: head }))}
      rows={rows}
    />
  );
}
