/**
 * Logic as lines that selects can make: "this question is that". A tree that says more than such lines, all or any of
 * them, is shown as a sentence and left alone.
 */
import type {
  Choice,
  Comparison,
  Definition,
  Kind,
  Question,
  Rule,
  SpecialChoice,
  Step,
  StepAction,
} from "~/api/types-surveys";
import { pointsOf } from "../kinds";

export type ConditionOp =
  | "in"
  | "not_in"
  | "yes"
  | "no"
  | Comparison
  | "equals"
  | "from"
  | "until"
  | "answered"
  | "unanswered";

export interface Condition {
  question: string;
  op: ConditionOp;
  /** Of a matrix. */
  row?: string;
  /** Chosen options. */
  options?: string[];
  /** A number or a day, as typed. */
  value?: string;
}

export interface Conditions {
  join: "and" | "or";
  list: Condition[];
}

/** What can be chosen in an answer: options or columns, and the special answers that are offered. */
export function answerChoices(question: Question): (Choice | SpecialChoice)[] {
  const { kind } = question;
  const own = kind.type === "matrix" ? kind.columns : pickable(kind);
  return [...own, ...(question.special ?? [])];
}

function pickable(kind: Kind): Choice[] {
  return kind.type === "single" || kind.type === "multi" || kind.type === "dropdown" ? kind.options : [];
}

export function choiceId(choice: Choice | SpecialChoice): string {
  return "code" in choice ? choice.code : choice.id;
}

function isNumeric(kind: Kind): boolean {
  return kind.type === "number" || pointsOf(kind) !== null;
}

export function opsFor(question: Question): ConditionOp[] {
  const { kind } = question;
  const ops: ConditionOp[] = [];
  if (kind.type === "boolean" || kind.type === "consent") ops.push("yes", "no");
  if (isNumeric(kind)) ops.push("at_least", "at_most", "equals");
  if (kind.type === "date") ops.push("from", "until");
  if (answerChoices(question).length > 0) ops.push("in", "not_in");
  ops.push("answered", "unanswered");
  return ops;
}

export function freshCondition(question: Question): Condition {
  return { question: question.id, op: opsFor(question)[0] ?? "answered" };
}

/** The questions that are asked before this place, so that a rule there may speak of them. */
export function askedBefore(definition: Definition, page: number, question: number): Question[] {
  return definition.pages
    .flatMap((each, at) =>
      at < page ? each.questions : at === page ? each.questions.slice(0, question) : [],
    )
    .filter((each) => each.kind.type !== "statement");
}

function readLeaf(rule: Rule): Condition | null {
  switch (rule.op) {
    case "answered":
      return { question: rule.question, op: "answered" };
    case "in":
      return {
        question: rule.question,
        op: "in",
        options: rule.options,
        ...(rule.row ? { row: rule.row } : {}),
      };
    case "not": {
      const inner = readLeaf(rule.arg);
      if (inner?.op === "in") return { ...inner, op: "not_in" };
      return inner?.op === "answered" ? { ...inner, op: "unanswered" } : null;
    }
    case "equals":
      if (!("question" in rule.value)) return null;
      if ("flag" in rule.to) return { question: rule.value.question, op: rule.to.flag ? "yes" : "no" };
      if ("number" in rule.to) return { question: rule.value.question, op: "equals", value: rule.to.number };
      return null;
    case "compare":
      if (!("question" in rule.value)) return null;
      if ("number" in rule.than) {
        return { question: rule.value.question, op: rule.is, value: rule.than.number };
      }
      if ("date" in rule.than && (rule.is === "at_least" || rule.is === "at_most")) {
        const op = rule.is === "at_least" ? "from" : "until";
        return { question: rule.value.question, op, value: rule.than.date };
      }
      return null;
    default:
      return null;
  }
}

/** Null for a rule that is more than such lines. */
export function readRule(rule: Rule | undefined): Conditions | null {
  if (!rule) return { join: "and", list: [] };
  if (rule.op === "and" || rule.op === "or") {
    const list = rule.args.map(readLeaf);
    const plain = list.filter((each) => each !== null);
    return plain.length === list.length ? { join: rule.op, list: plain } : null;
  }
  const one = readLeaf(rule);
  return one ? { join: "and", list: [one] } : null;
}

function writeLeaf(condition: Condition): Rule {
  const { question, op } = condition;
  const value = { question };
  switch (op) {
    case "answered":
      return { op: "answered", question };
    case "unanswered":
      return { op: "not", arg: { op: "answered", question } };
    case "in":
    case "not_in": {
      const row = condition.row ? { row: condition.row } : {};
      const rule: Rule = { op: "in", question, ...row, options: condition.options ?? [] };
      return op === "in" ? rule : { op: "not", arg: rule };
    }
    case "yes":
    case "no":
      return { op: "equals", value, to: { flag: op === "yes" } };
    case "equals":
      return { op: "equals", value, to: { number: condition.value ?? "0" } };
    case "from":
    case "until": {
      const is = op === "from" ? "at_least" : "at_most";
      return { op: "compare", value, is, than: { date: condition.value ?? "2000-01-01" } };
    }
    default:
      return { op: "compare", value, is: op, than: { number: condition.value ?? "0" } };
  }
}

export function makeStep(deed: StepAction, when: Rule | undefined): Step {
  // biome-ignore lint/suspicious/noThenProperty: the server calls it so, and nobody awaits a step
  const step: Step = { then: deed };
  return when ? { ...step, when } : step;
}

export function writeRule({ join, list }: Conditions): Rule | undefined {
  const args = list.map(writeLeaf);
  return args.length > 1 ? { op: join, args } : args[0];
}
