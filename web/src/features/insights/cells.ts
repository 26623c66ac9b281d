/** Cells of a figure's table in words. */
import type { ColumnKind, Insight, InsightColumn } from "~/api/types-insights";
import { useLocale, useT } from "~/i18n";

/** A number in a cell; null where nothing is known. */
export function numberIn(cell: unknown): number | null {
  return typeof cell === "number" ? cell : null;
}

export function place(insight: Insight, key: string | null | undefined): number {
  return insight.columns.findIndex((column) => column.key === key);
}

export interface CellFormats {
  /** A cell of a column, or of the headline; null where nothing is known. */
  text: (column: Pick<InsightColumn, "kind" | "key">, cell: unknown) => string | null;
  amount: (kind: ColumnKind, value: number) => string;
  /** The same for an axis, where there is little room. */
  tick: (kind: ColumnKind, value: number) => string;
  head: (key: string) => string;
  month: (month: string, short?: boolean) => string;
  money: (minor: number) => string;
}

/** So many minor units are one of the currency. */
export function minorPerUnit(currency: string): number {
  const digits = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions()
    .maximumFractionDigits;
  return 10 ** (digits ?? 2);
}

export function useCells(currency: string | null): CellFormats {
  const t = useT();
  const locale = useLocale();
  const money = (minor: number, compact = false) => {
    if (!currency) return new Intl.NumberFormat(locale).format(minor / 100);
    return new Intl.NumberFormat(locale, {
      style: "currency",
      currency,
      maximumFractionDigits: compact ? 1 : 0,
      ...(compact ? { notation: "compact" } : {}),
    }).format(minor / minorPerUnit(currency));
  };
  const month = (name: string, short = false) =>
    new Intl.DateTimeFormat(locale, {
      month: short ? "short" : "long",
      year: short ? "2-digit" : "numeric",
      timeZone: "UTC",
    }).format(new Date(`${name}-15T00:00:00Z`));
  const share = (value: number, digits: number) =>
    new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: digits }).format(value);
  const plain = (value: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value);
  const amount = (kind: ColumnKind, value: number) => {
    if (kind === "share") return share(value, 1);
    if (kind === "money") return money(value);
    if (kind === "days") return t("insights.days", { count: Math.round(value * 10) / 10 });
    return plain(value);
  };
  const named = (id: string, otherwise: string) => (t.has(id) ? t(id) : otherwise);
  const text = ({ kind, key }: Pick<InsightColumn, "kind" | "key">, cell: unknown) => {
    if (typeof cell === "number") return amount(kind, cell);
    if (typeof cell === "boolean") return t(cell ? "insights.yes" : "insights.no");
    if (typeof cell !== "string") return key === "customer_segment" ? t("insights.no_segment") : null;
    if (kind === "month") return month(cell);
    if (kind !== "word") return cell;
    const id = key === "category" ? `complaint.category_${cell}` : `insights.${key}_${cell}`;
    return named(id, cell);
  };
  return {
    text,
    amount,
    month,
    money,
    tick: (kind, value) =>
      kind === "share" ? share(value, 0) : kind === "money" ? money(value, true) : plain(value),
    head: (key) => named(`insights.column_${key}`, key),
  };
}
