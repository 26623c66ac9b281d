/** Conditions and facts in sentences: the one place where they are put into words. */
import type { Condition, Fact, FactValue } from "~/api/types-segments";
import { type PlainId, type Translate, useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { usePeople } from "./people";

type Kind = "text" | "words" | "person" | "moment" | "number";

export const FACT_KINDS: Record<Fact, Kind> = {
  name: "text",
  tier: "text",
  segment: "text",
  status: "words",
  customer_number: "text",
  legal_name: "text",
  tax_id: "text",
  owner: "person",
  created: "moment",
  claimed: "moment",
  complaints_open: "number",
  complaints: "number",
  reopened: "number",
  last_complaint: "moment",
  satisfaction: "number",
  interactions: "number",
  last_interaction: "moment",
  orders: "number",
  last_order: "moment",
  orders_net: "number",
  yearly_value: "number",
  lifetime_value: "number",
  rhythm: "words",
  rfm_class: "words",
  rfm_recency: "number",
  rfm_frequency: "number",
  rfm_money: "number",
};

export const FACTS = Object.keys(FACT_KINDS) as Fact[];

type Test = Exclude<Condition, { op: "all" | "any" | "not" }>;
export type TestOp = Test["op"];

/** Words of closed vocabularies, each with where it is put into the reader's language. */
const WORDS: Partial<Record<Fact, Readonly<Record<string, PlainId>>>> = {
  status: {
    prospect: "customers.status_prospect",
    client: "customers.status_client",
    former: "customers.status_former",
    partner: "customers.status_partner",
  },
  rhythm: { silent: "segments.rhythm_silent", usual: "segments.rhythm_usual" },
  rfm_class: {
    champions: "figures.segment_champions",
    loyal: "figures.segment_loyal",
    cannot_lose: "figures.segment_cannot_lose",
    at_risk: "figures.segment_at_risk",
    new: "figures.segment_new",
    promising: "figures.segment_promising",
    steady: "figures.segment_steady",
    dormant: "figures.segment_dormant",
  },
};

/** The words that can be asked for; none: any text. */
export function wordsOf(fact: Fact): [word: string, label: PlainId][] {
  return Object.entries(WORDS[fact] ?? {});
}

const COUNTED: readonly Fact[] = ["complaints", "reopened", "interactions", "orders", "orders_net"];
const MONEY: readonly Fact[] = ["orders_net", "yearly_value", "lifetime_value"];

/** Whether it is counted over so many days. */
export const isCounted = (fact: Fact) => COUNTED.includes(fact);
/** Whether it is a sum in minor units. */
export const isMoney = (fact: Fact) => MONEY.includes(fact);
/** In which days is counted unless told. */
export const YEAR_DAYS = 365;

const OPS: Record<Kind, readonly TestOp[]> = {
  text: ["in", "known"],
  words: ["in"],
  person: ["in", "known"],
  moment: ["before", "within", "known"],
  number: ["at_least", "at_most"],
};

/** What can be asked of a fact. */
export function opsOf(fact: Fact): readonly TestOp[] {
  return OPS[FACT_KINDS[fact]];
}

export function factLabel(fact: Fact): PlainId {
  return `segments.fact_${fact}` as PlainId;
}

interface Words {
  t: Translate;
  /** A sum in minor units; its currency is that of the orders. */
  amount: (minor: number) => string;
  person: (id: string) => string;
}

/** Ids are put together from closed words; each of them is in the catalogue. */
function say(t: Translate, id: string, values: object): string {
  return (t as (id: string, values: object) => string)(`segments.say_${id}`, values);
}

/** In how many days something is counted. */
function span(t: Translate, days: number | null | undefined): string {
  const told = days ?? YEAR_DAYS;
  return told === YEAR_DAYS ? t("segments.span_year") : t("segments.span_days", { days: told });
}

function word(t: Translate, fact: Fact, value: string): string {
  const label = WORDS[fact]?.[value];
  return label ? t(label) : value;
}

function named(t: Translate, fact: Fact, value: string, person: Words["person"]): string {
  if (fact === "owner") return person(value);
  return WORDS[fact] ? word(t, fact, value) : t("segments.quoted", { value });
}

function test(condition: Test, { t, amount, person }: Words): string {
  const { fact, op } = condition;
  switch (op) {
    case "known":
      return say(t, `${fact}_known`, {});
    case "in": {
      const values = condition.values.map((value) => named(t, fact, value, person));
      return say(t, `${fact}_in`, { values: values.join(` ${t("segments.or")} `) });
    }
    case "at_least":
    case "at_most":
      return say(t, `${fact}_${op}`, {
        number: condition.number,
        amount: amount(condition.number),
        span: span(t, condition.days),
      });
    case "within":
    case "before":
      return say(t, `${fact}_${op}`, { days: condition.days });
  }
}

/** What must be so of a customer; goes on after "if it". */
export function sentence(condition: Condition, words: Words): string {
  const { t } = words;
  switch (condition.op) {
    case "all":
    case "any": {
      const parts = condition.args.map((arg) => {
        const nested = (arg.op === "all" || arg.op === "any") && arg.args.length > 1;
        const what = sentence(arg, words);
        return nested ? t("segments.group", { what }) : what;
      });
      return parts.join(` ${t(condition.op === "all" ? "segments.and" : "segments.or")} `);
    }
    case "not":
      return t("segments.not", { what: sentence(condition.arg, words) });
    default:
      return test(condition, words);
  }
}

/** Whether every test of it is complete. */
export function isWhole(condition: Condition): boolean {
  switch (condition.op) {
    case "all":
    case "any":
      return condition.args.length > 0 && condition.args.every(isWhole);
    case "not":
      return isWhole(condition.arg);
    case "in":
      return condition.values.length > 0;
    case "within":
    case "before":
      return Number.isInteger(condition.days) && condition.days >= 1;
    case "at_least":
    case "at_most": {
      const { days } = condition;
      const inDays = days === undefined || days === null || (Number.isInteger(days) && days >= 1);
      return Number.isInteger(condition.number) && inDays;
    }
    case "known":
      return true;
  }
}

/** Puts conditions and facts into words in the reader's language. */
export function useSentence() {
  const t = useT();
  const format = useFormat();
  const people = usePeople();
  const person = (id: string) => people.find((each) => each.id === id)?.name ?? "…";
  const words: Words = { t, person, amount: (minor) => format.number(Math.round(minor / 100)) };
  const value = (fact: FactValue): string => {
    if (fact.text) return word(t, fact.fact, fact.text);
    if (fact.person) return person(fact.person);
    if (fact.at) return format.date(new Date(fact.at), new Date());
    if (typeof fact.number === "number") {
      if (!isMoney(fact.fact)) return format.number(fact.number);
      return fact.currency ? format.money(fact.number, fact.currency) : words.amount(fact.number);
    }
    return t("segments.unknown");
  };
  return {
    say: (condition: Condition) => sentence(condition, words),
    fact: (fact: FactValue) => {
      const label = t(factLabel(fact.fact));
      const counted = isCounted(fact.fact) ? `${label} ${span(t, fact.days)}` : label;
      return `${counted}: ${value(fact)}`;
    },
    person,
  };
}
