/** The types of questions: how they are grouped, what a new one holds, what stays when one becomes another. */
import type { Choice, Kind, KindName, Question, Special } from "~/api/types-surveys";

export const KIND_GROUPS: {
  id: "choice" | "score" | "text" | "many" | "research" | "other";
  kinds: KindName[];
}[] = [
  { id: "choice", kinds: ["single", "multi", "dropdown", "boolean"] },
  { id: "score", kinds: ["nps", "csat", "ces", "scale"] },
  { id: "text", kinds: ["short_text", "long_text", "number", "date"] },
  { id: "many", kinds: ["matrix", "ranking", "constant_sum"] },
  { id: "research", kinds: ["maxdiff", "kano", "conjoint"] },
  { id: "other", kinds: ["statement", "consent", "file"] },
];

export const KINDS: KindName[] = KIND_GROUPS.flatMap((group) => group.kinds);

function choices(prefix: string, count: number): Choice[] {
  return Array.from({ length: count }, (_, at) => ({ id: `${prefix}${at + 1}`, text: {} }));
}

/** What can be chosen among in a question: options, rows or items. */
export function choicesOf(kind: Kind): Choice[] {
  if ("options" in kind) return kind.options;
  if ("rows" in kind) return kind.rows;
  if ("items" in kind) return kind.items;
  if ("attributes" in kind) return kind.attributes;
  return [];
}

export interface Words {
  /** Of the question that MaxDiff asks, by language. */
  best: Record<string, string>;
  worst: Record<string, string>;
}

/** A new kind; what one could choose among goes along. */
export function freshKind(type: KindName, words: Words, old?: Kind): Kind {
  const kept = old ? choicesOf(old).map(({ id, text }) => ({ id, text })) : [];
  const options = (prefix: string, count: number) => (kept.length > 0 ? kept : choices(prefix, count));
  switch (type) {
    case "single":
      return { type, options: options("o", 3) };
    case "multi":
      return { type, options: options("o", 3) };
    case "dropdown":
      return { type, options: options("o", 3) };
    case "ranking":
      return { type, options: options("o", 4) };
    case "constant_sum":
      return { type, options: options("o", 3), total: 100 };
    case "matrix":
      return { type, rows: options("r", 3), columns: choices("c", 3) };
    case "maxdiff":
      return { type, items: options("i", 8), tasks: 8, per_task: 4, best: words.best, worst: words.worst };
    case "kano": {
      const items = kept.length > 0 ? kept : choices("i", 2);
      return { type, items: items.map((item) => ({ ...item, with: {}, without: {} })) };
    }
    case "conjoint": {
      const attributes = kept.length > 0 ? kept : choices("a", 2);
      const levels = (id: string) => choices(`${id}_`, 3);
      return {
        type,
        attributes: attributes.map((each) => ({ ...each, levels: levels(each.id) })),
        tasks: 8,
        products: 3,
      };
    }
    case "scale":
      return { type, from: 1, to: 5 };
    case "csat":
      return { type, points: 5, top: 2 };
    case "ces":
      return { type, measure: "mean" };
    case "number":
      return { type, decimals: 0 };
    case "date":
      return { type };
    case "short_text":
    case "long_text":
      return { type };
    default:
      return { type };
  }
}

export function freshQuestion(id: string, type: KindName, words: Words): Question {
  const required = type === "consent";
  return { id, text: {}, kind: freshKind(type, words), ...(required ? { required } : {}) };
}

/** Special answers that make sense for this type. */
export function specialsFor(kind: Kind): Special[] {
  switch (kind.type) {
    case "single":
    case "multi":
    case "dropdown":
      return ["other", "none", "dont_know", "refuse"];
    case "file":
    case "statement":
    case "consent":
      return [];
    default:
      return ["dont_know", "refuse"];
  }
}

/** First and last point of what is answered with a point. */
export function pointsOf(kind: Kind): [number, number] | null {
  switch (kind.type) {
    case "scale":
      return [kind.from, kind.to];
    case "nps":
      return [0, 10];
    case "csat":
      return [1, kind.points ?? 5];
    case "ces":
      return [1, 7];
    default:
      return null;
  }
}
