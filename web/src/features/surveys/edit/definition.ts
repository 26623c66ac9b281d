/** Changes of a definition, each giving a new one. Ids stay: answers of all versions are told apart by them. */
import type { Choice, Definition, Question, Rule, Step, SurveyPage, Texts } from "~/api/types-surveys";

export interface Place {
  page: number;
  /** Absent for the page itself. */
  question?: number;
}

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const item = list[from];
  if (item === undefined) return [...list];
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}

export function inserted<T>(list: readonly T[], at: number, item: T): T[] {
  return [...list.slice(0, at), item, ...list.slice(at)];
}

export function questionsOf(definition: Definition): Question[] {
  return definition.pages.flatMap((page) => page.questions);
}

export function findQuestion(definition: Definition, id: string): Question | undefined {
  return questionsOf(definition).find((question) => question.id === id);
}

export function placeOf(definition: Definition, questionId: string): Place | null {
  for (const [page, each] of definition.pages.entries()) {
    const question = each.questions.findIndex((one) => one.id === questionId);
    if (question >= 0) return { page, question };
  }
  return null;
}

/**
 * An id that is free. Once a version is out, an id that was used before and taken away must not come back for
 * something else, so it is random from then on.
 */
export function freshId(prefix: string, taken: Iterable<string>, published: boolean): string {
  const used = new Set(taken);
  for (let number = used.size + 1; ; number++) {
    const tail = published ? Math.random().toString(36).slice(2, 7) : String(number);
    const id = `${prefix}${published ? "_" : ""}${tail}`;
    if (!used.has(id)) return id;
  }
}

export function freshQuestionId(definition: Definition, published: boolean): string {
  const taken = [
    ...questionsOf(definition).map((each) => each.id),
    ...(definition.variables ?? []).map((each) => each.id),
  ];
  return freshId("q", taken, published);
}

export function freshPage(definition: Definition, published: boolean): SurveyPage {
  const id = freshId(
    "p",
    definition.pages.map((each) => each.id),
    published,
  );
  return { id, questions: [] };
}

export function withPages(definition: Definition, pages: SurveyPage[]): Definition {
  return { ...definition, pages };
}

export function withPage(
  definition: Definition,
  id: string,
  change: (page: SurveyPage) => SurveyPage,
): Definition {
  return withPages(
    definition,
    definition.pages.map((page) => (page.id === id ? change(page) : page)),
  );
}

export function withQuestion(
  definition: Definition,
  id: string,
  change: (question: Question) => Question,
): Definition {
  return withPages(
    definition,
    definition.pages.map((page) =>
      page.questions.some((each) => each.id === id)
        ? { ...page, questions: page.questions.map((each) => (each.id === id ? change(each) : each)) }
        : page,
    ),
  );
}

export function insertQuestion(definition: Definition, pageId: string, at: number, question: Question) {
  const known = definition.pages.some((page) => page.id === pageId);
  const target = known ? pageId : definition.pages.at(-1)?.id;
  return withPages(
    definition,
    definition.pages.map((page) =>
      page.id === target ? { ...page, questions: inserted(page.questions, at, question) } : page,
    ),
  );
}

export function removeQuestion(definition: Definition, id: string): Definition {
  return withPages(
    definition,
    definition.pages.map((page) => ({
      ...page,
      questions: page.questions.filter((each) => each.id !== id),
    })),
  );
}

/** The rows of the outline: each page, followed by its questions. */
export type Row = { page: SurveyPage; at: number; question?: Question };

export function rowsOf(definition: Definition): Row[] {
  return definition.pages.flatMap((page, at) => [
    { page, at },
    ...page.questions.map((question) => ({ page, at, question })),
  ]);
}

/** Moves the question in a row of the outline to another row; the page before that row takes it. */
export function moveRow(definition: Definition, from: number, to: number): Definition {
  const rows = rowsOf(definition);
  const question = rows[from]?.question;
  if (!question || to < 1) return definition;
  const order = moved(rows, from, to);
  const pages: SurveyPage[] = [];
  for (const row of order) {
    const last = pages.at(-1);
    if (!row.question) pages.push({ ...row.page, questions: [] });
    else if (last) last.questions.push(row.question);
  }
  return withPages(definition, pages);
}

/** Leaves out languages with nothing to say, and a text that says nothing at all. */
export function setText(texts: Texts | undefined, language: string, text: string): Texts {
  const next: Texts = { ...texts };
  if (text === "") delete next[language];
  else next[language] = text;
  return next;
}

/** The same question under another id, with all that speaks of it. */
export function renameQuestion(definition: Definition, from: string, to: string): Definition {
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === "string") {
      if (key === "question" && value === from) return to;
      return value.replaceAll(`{{${from}}}`, `{{${to}}}`);
    }
    if (Array.isArray(value)) return value.map((each) => walk(each, key));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, walk(each, name)]));
  };
  const renamed = walk(definition, "") as Definition;
  return withQuestion(renamed, from, (question) => ({ ...question, id: to }));
}

/** A copy with ids of its own. Options keep theirs: they are told apart within their question. */
export function copyOf(question: Question, id: string): Question {
  return { ...structuredClone(question), id };
}

function speaksOf(rule: Rule | undefined, id: string): boolean {
  return rule !== undefined && JSON.stringify(rule).includes(`"question":"${id}"`);
}

/** Whether logic elsewhere asks what was answered here. */
export function isAskedAbout(definition: Definition, id: string): boolean {
  const steps = (page: SurveyPage): Step[] => page.on_leave ?? [];
  return definition.pages.some(
    (page) =>
      speaksOf(page.visible_if, id) ||
      steps(page).some((step) => speaksOf(step.when, id)) ||
      page.questions.some((each) => speaksOf(each.visible_if, id) || speaksOf(each.required_if, id)),
  );
}

export function choiceIds(choices: readonly Choice[]): string[] {
  return choices.map((each) => each.id);
}

/** In the wanted language, or in the first that says something. */
export function said(texts: Texts | undefined, language: string): string {
  if (!texts) return "";
  const own = texts[language]?.trim();
  return own || (Object.values(texts).find((text) => text?.trim()) ?? "");
}
