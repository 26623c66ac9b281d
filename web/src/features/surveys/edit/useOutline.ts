/** What one does with whole questions and pages. What is taken away can be brought back. */

import type { KindName, Question, SurveyPage } from "~/api/types-surveys";
import { useT } from "~/i18n";
import { toast } from "~/ui/toast";
import { useEditor } from "./context";
import {
  copyOf,
  findQuestion,
  freshPage,
  freshQuestionId,
  inserted,
  insertQuestion,
  isAskedAbout,
  moved,
  placeOf,
  removeQuestion,
  withPages,
} from "./definition";
import { freshQuestion, type Words } from "./kinds";

/** What MaxDiff asks unless told otherwise, in the languages that we speak. */
const WORDS: Words = {
  best: { en: "Most important", ru: "Важнее всего" },
  worst: { en: "Least important", ru: "Наименее важно" },
};

export function wordsFor(languages: readonly string[]): Words {
  const only = (texts: Record<string, string>) =>
    Object.fromEntries(Object.entries(texts).filter(([language]) => languages.includes(language)));
  return { best: only(WORDS.best), worst: only(WORDS.worst) };
}

export function useOutline() {
  const t = useT();
  const { definition, change, published, select, selection } = useEditor();

  const addQuestion = (pageId: string, type: KindName, after?: string) => {
    const id = freshQuestionId(definition, published);
    const question = freshQuestion(id, type, wordsFor(definition.languages));
    const page = definition.pages.find((each) => each.id === pageId);
    const behind = page?.questions.findIndex((each) => each.id === after) ?? -1;
    const at = behind < 0 ? (page?.questions.length ?? 0) : behind + 1;
    change((old) => insertQuestion(old, pageId, at, question));
    select({ part: "question", id });
  };

  /** At the end of a page, under an id of its own unless the one it had is free. */
  const insert = (pageId: string, question: Question) => {
    const taken = findQuestion(definition, question.id) !== undefined || published;
    const id = taken ? freshQuestionId(definition, published) : question.id;
    const page = definition.pages.find((each) => each.id === pageId);
    change((old) => insertQuestion(old, pageId, page?.questions.length ?? 0, copyOf(question, id)));
    select({ part: "question", id });
  };

  const duplicate = (question: Question) => {
    const id = freshQuestionId(definition, published);
    const place = placeOf(definition, question.id);
    const page = place && definition.pages[place.page];
    if (!page || place.question === undefined) return;
    const at = place.question + 1;
    change((old) => insertQuestion(old, page.id, at, copyOf(question, id)));
    select({ part: "question", id });
  };

  const remove = (question: Question) => {
    const place = placeOf(definition, question.id);
    const page = place && definition.pages[place.page];
    if (!page || place.question === undefined) return;
    const at = place.question;
    const asked = isAskedAbout(definition, question.id);
    change((old) => removeQuestion(old, question.id));
    if (selection.part === "question" && selection.id === question.id) {
      const next = page.questions[at + 1] ?? page.questions[at - 1];
      select(next ? { part: "question", id: next.id } : { part: "page", id: page.id });
    }
    toast({
      text: t(asked ? "surveys.removed_asked" : "surveys.removed"),
      action: {
        label: t("common.undo"),
        run: () => {
          change((old) => insertQuestion(old, page.id, at, question));
          select({ part: "question", id: question.id });
        },
      },
    });
  };

  const addPage = (at: number) => {
    const page = freshPage(definition, published);
    change((old) => withPages(old, inserted(old.pages, at, page)));
    select({ part: "page", id: page.id });
  };

  const movePage = (from: number, to: number) => change((old) => withPages(old, moved(old.pages, from, to)));

  const removePage = (page: SurveyPage) => {
    const at = definition.pages.indexOf(page);
    change((old) =>
      withPages(
        old,
        old.pages.filter((each) => each.id !== page.id),
      ),
    );
    const next = definition.pages[at + 1] ?? definition.pages[at - 1];
    select(next ? { part: "page", id: next.id } : { part: "start" });
    toast({
      text: t("surveys.page_removed", { count: page.questions.length }),
      action: {
        label: t("common.undo"),
        run: () => {
          change((old) => withPages(old, inserted(old.pages, at, page)));
          select({ part: "page", id: page.id });
        },
      },
    });
  };

  return { addQuestion, insert, duplicate, remove, addPage, movePage, removePage };
}
