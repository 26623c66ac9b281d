/** Logic in sentences, for people who do not read trees. */
import type { Definition, Literal, Operand, Question, Rule, Step } from "~/api/types-surveys";
import type { Translate } from "~/i18n";
import { findQuestion, said } from "../definition";
import { answerChoices, choiceId } from "./conditions";

const QUOTED = 60;

export interface Teller {
  /** What follows "if". */
  clause: (rule: Rule) => string;
  step: (step: Step) => string;
  page: (id: string) => string;
  question: (id: string) => string;
}

function short(text: string): string {
  const plain = text.replace(/\s+/g, " ").trim();
  return plain.length > QUOTED ? `${plain.slice(0, QUOTED).trimEnd()}…` : plain;
}

export function makeTeller(t: Translate, locale: string, definition: Definition, language: string): Teller {
  const or = new Intl.ListFormat(locale, { type: "disjunction" });
  const quote = (text: string) => t("surveys.quoted", { text });
  const question = (id: string) => {
    const found = findQuestion(definition, id);
    return quote(short(said(found?.text, language)) || id);
  };
  const page = (id: string) => {
    const at = definition.pages.findIndex((each) => each.id === id);
    const title = short(said(definition.pages[at]?.title, language));
    return title ? quote(title) : at < 0 ? quote(id) : t("surveys.page_ref", { number: at + 1 });
  };
  const choice = (asked: Question | undefined, id: string) => {
    const found = asked && answerChoices(asked).find((each) => choiceId(each) === id);
    const text = short(said(found?.text, language));
    if (text) return quote(text);
    return found && "code" in found ? quote(t(`surveys.special_${found.code}`)) : quote(id);
  };
  const operand = (value: Operand) => ("question" in value ? question(value.question) : value.variable);
  const literal = (value: Literal) => {
    if ("flag" in value) return quote(t(value.flag ? "surveys.yes" : "surveys.no"));
    return "text" in value ? quote(value.text) : "number" in value ? value.number : value.date;
  };

  const chosen = (rule: Extract<Rule, { op: "in" }>, holds: boolean): string => {
    const asked = findQuestion(definition, rule.question);
    const values = or.format(rule.options.map((id) => choice(asked, id))) || "…";
    const about = question(rule.question);
    if (asked?.kind.type === "matrix") {
      const row = asked.kind.rows.find((each) => each.id === rule.row);
      const named = quote(short(said(row?.text, language)) || (rule.row ?? "…"));
      return holds
        ? t("surveys.rule_row", { question: about, row: named, values })
        : t("surveys.rule_not_row", { question: about, row: named, values });
    }
    const several = asked?.kind.type === "multi";
    if (holds) {
      return several
        ? t("surveys.rule_includes", { question: about, values })
        : t("surveys.rule_in", { question: about, values });
    }
    return several
      ? t("surveys.rule_not_includes", { question: about, values })
      : t("surveys.rule_not_in", { question: about, values });
  };

  const clause = (rule: Rule, inside = false): string => {
    switch (rule.op) {
      case "and":
      case "or": {
        const text = rule.args
          .map((each) => clause(each, true))
          .join(t(rule.op === "and" ? "surveys.rule_and" : "surveys.rule_or"));
        return inside && rule.args.length > 1 ? `(${text})` : text;
      }
      case "not":
        if (rule.arg.op === "in") return chosen(rule.arg, false);
        if (rule.arg.op === "answered")
          return t("surveys.rule_unanswered", { question: question(rule.arg.question) });
        return t("surveys.rule_not", { rule: clause(rule.arg, true) });
      case "answered":
        return t("surveys.rule_answered", { question: question(rule.question) });
      case "in":
        return chosen(rule, true);
      case "equals":
        return t("surveys.rule_equals", { question: operand(rule.value), value: literal(rule.to) });
      case "compare": {
        const values = { question: operand(rule.value), value: literal(rule.than) };
        if ("date" in rule.than) {
          const later = rule.is === "at_least" || rule.is === "more";
          return later ? t("surveys.rule_from", values) : t("surveys.rule_until", values);
        }
        return t(`surveys.rule_${rule.is}`, values);
      }
    }
  };

  const step = ({ when, then }: Step): string => {
    const deed =
      "goto" in then
        ? t("surveys.step_goto", { page: page(then.goto) })
        : "screen_out" in then
          ? t("surveys.step_end")
          : t("surveys.step_set", { variable: then.set.variable });
    return when ? t("surveys.step_if", { rule: clause(when), deed }) : t("surveys.step_always", { deed });
  };
  return { clause, step, page, question };
}
