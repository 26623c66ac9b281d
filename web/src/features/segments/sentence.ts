/** Conditions and facts in sentences: the one place where they are put into words. */
import type { Condition, Fact, FactValue } from "~/api/types-segments";
import { type PlainId, type Translate, useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { usePeople } from "./people";

type Kind = "text" | "person" | "moment" | "number";

export const FACT_KINDS: Record<Fact, Kind> = {
  tier: "text",
  customer_number: "text",
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
};

export const FACTS = Object.keys(FACT_KINDS) as Fact[];

type Test = Exclude<Condition, { op: "all" | "any" | "not" }>;
export type TestOp = Test["op"];

const OPS: Record<Kind, readonly TestOp[]> = {
  text: ["in", "known"],
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

function test(condition: Test, { t, amount, person }: Words): string {
  const { fact, op } = condition;
  switch (op) {
    case "known":
      return say(t, `${fact}_known`, {});
    case "in": {
      const values = condition.values.map(fact === "owner" ? person : (value) => `“${value}”`);
      return say(t, `${fact}_in`, { values: values.join(` ${t("segments.or")} `) });
    }
    case "at_least":
    case "at_most":
      return say(t, `${fact}_${op}`, { number: condition.number, amount: amount(condition.number) });
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
    case "at_most":
      return Number.isInteger(condition.number);
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
    if (fact.text) return fact.text;
    if (fact.person) return person(fact.person);
    if (fact.at) return format.date(new Date(fact.at), new Date());
    if (typeof fact.number === "number") {
      if (fact.fact !== "orders_net") return format.number(fact.number);
      return fact.currency ? format.money(fact.number, fact.currency) : words.amount(fact.number);
    }
    return t("segments.unknown");
  };
  return {
    say: (condition: Condition) => sentence(condition, words),
    fact: (fact: FactValue) => `${t(factLabel(fact.fact))}: ${value(fact)}`,
    person,
  };
}
