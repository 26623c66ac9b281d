/** Sums over rows: shares of causes, pieces by place, money by side; and chains of answers to "why?". Pure. */
import type { ReportItem, Side } from "~/api/types";
import { PLACES } from "../steps";
import { numberOf, textOf } from "../words";

// ---- shares
export interface Share {
  item: ReportItem;
  share: number;
  /** Where its part of the bar begins, in per cent. */
  from: number;
}
export interface Shares {
  parts: Share[];
  sum: number;
  /** What no cause explains yet. */
  rest: number;
}

export function sharesOf(causes: readonly ReportItem[], type: string): Shares {
  const parts: Share[] = [];
  let sum = 0;
  for (const item of causes) {
    if (textOf(item, "type") !== type) continue;
    const share = numberOf(item, "contribution") ?? 0;
    parts.push({ item, share, from: sum });
    sum += share;
  }
  return { parts, sum, rest: Math.max(0, 100 - sum) };
}

// ---- pieces
export interface Pieces {
  checked: number;
  not_ok: number;
}
export interface PlaceRows extends Pieces {
  place: string;
  rows: ReportItem[];
}

export function byPlace(rows: readonly ReportItem[]): { places: PlaceRows[]; total: Pieces } {
  const sum = (list: readonly ReportItem[]): Pieces => ({
    checked: list.reduce((all, row) => all + (numberOf(row, "checked") ?? 0), 0),
    not_ok: list.reduce((all, row) => all + (numberOf(row, "not_ok") ?? 0), 0),
  });
  const places = PLACES.map((place) => {
    const here = rows.filter((row) => textOf(row, "place") === place);
    return { place, rows: here, ...sum(here) };
  });
  return { places, total: sum(rows) };
}

// ---- money
export interface Money {
  currency: string;
  claimed: number;
  agreed: number;
  /** Claimed and not granted; of what nobody has answered yet nothing is known. */
  difference: number;
  /** Rows without an agreed amount. */
  open: number;
}
export interface SideMoney extends Money {
  side: Side;
}

function moneyOf(rows: readonly ReportItem[], currency: string): Money {
  const sum = { currency, claimed: 0, agreed: 0, difference: 0, open: 0 };
  for (const row of rows) {
    const claimed = numberOf(row, "claimed_minor") ?? 0;
    const agreed = numberOf(row, "agreed_minor");
    sum.claimed += claimed;
    if (agreed === null) sum.open += 1;
    else {
      sum.agreed += agreed;
      sum.difference += claimed - agreed;
    }
  }
  return sum;
}

/** One sum for each currency, and in it one for each side that claims. */
export function costsOf(rows: readonly ReportItem[]): { total: Money; sides: SideMoney[] }[] {
  const currencies = [...new Set(rows.map((row) => textOf(row, "currency")))].sort();
  return currencies.map((currency) => {
    const here = rows.filter((row) => textOf(row, "currency") === currency);
    const sides = (["customer", "vendor"] as const)
      .map((side) => ({ side, rows: here.filter((row) => row.side === side) }))
      .filter((each) => each.rows.length > 0)
      .map((each) => ({ side: each.side, ...moneyOf(each.rows, currency) }));
    return { total: moneyOf(here, currency), sides };
  });
}

// ---- chains
/** Answers that follow each other; where two answer one question, the chain parts. */
export interface Chain {
  links: ReportItem[];
  parts: Chain[];
}

export function chainOf(whys: readonly ReportItem[], cause: string): Chain {
  const links: ReportItem[] = [];
  const seen = new Set<string>();
  let answers = whys.filter((why) => why.parent_id === cause);
  while (answers.length === 1 && answers[0] && !seen.has(answers[0].id)) {
    const [link] = answers;
    links.push(link);
    seen.add(link.id);
    answers = whys.filter((why) => why.parent_id === link.id);
  }
  const parts = answers.length < 2 ? [] : answers.map((answer) => followed(whys, answer));
  return { links, parts };
}

function followed(whys: readonly ReportItem[], first: ReportItem): Chain {
  const rest = chainOf(whys, first.id);
  return { links: [first, ...rest.links], parts: rest.parts };
}
