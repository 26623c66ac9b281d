import { describe, expect, test } from "vitest";
import type { Definition, Question, Rule } from "~/api/types-surveys";
import { freshId, isAskedAbout, moveRow, renameQuestion, rowsOf, setText } from "./definition";
import { byTarget } from "./findings";
import { askedBefore, opsFor, readRule, writeRule } from "./logic/conditions";

const asks = (id: string, more: Partial<Question> = {}): Question => ({
  id,
  text: { en: id },
  kind: { type: "short_text" },
  ...more,
});

const definition: Definition = {
  languages: ["en"],
  title: { en: "Title" },
  pages: [
    { id: "p1", questions: [asks("a"), asks("b")] },
    {
      id: "p2",
      questions: [
        asks("c", { text: { en: "You said {{a}}." }, visible_if: { op: "answered", question: "a" } }),
      ],
    },
  ],
};

const order = (some: Definition) => some.pages.map((page) => page.questions.map((each) => each.id));

describe("moving a question in the outline", () => {
  test("rows are pages followed by their questions", () => {
    expect(rowsOf(definition).map((row) => row.question?.id ?? row.page.id)).toEqual([
      "p1",
      "a",
      "b",
      "p2",
      "c",
    ]);
  });

  test("it joins the page before its new place", () => {
    expect(order(moveRow(definition, 2, 3))).toEqual([["a"], ["b", "c"]]);
    expect(order(moveRow(definition, 4, 3))).toEqual([["a", "b", "c"], []]);
    expect(order(moveRow(definition, 1, 4))).toEqual([["b"], ["c", "a"]]);
  });

  test("nothing comes before the first page, and pages stay where they are", () => {
    expect(moveRow(definition, 1, 0)).toBe(definition);
    expect(moveRow(definition, 3, 1)).toBe(definition);
  });
});

describe("ids", () => {
  test("count while nobody knows them, and never come back once a version is out", () => {
    expect(freshId("q", ["q1", "q2"], false)).toBe("q3");
    expect(freshId("q", ["q2"], false)).toBe("q3");
    expect(freshId("q", [], true)).toMatch(/^q_[a-z0-9]{1,5}$/);
  });

  test("a new one goes everywhere that the question is spoken of", () => {
    expect(isAskedAbout(definition, "a")).toBe(true);
    const renamed = renameQuestion(definition, "a", "a_2");
    expect(order(renamed)).toEqual([["a_2", "b"], ["c"]]);
    expect(renamed.pages[1]?.questions[0]).toMatchObject({
      text: { en: "You said {{a_2}}." },
      visible_if: { op: "answered", question: "a_2" },
    });
    expect(isAskedAbout(renamed, "a")).toBe(false);
  });
});

describe("rules as lines", () => {
  test.each<Rule>([
    { op: "answered", question: "a" },
    { op: "not", arg: { op: "answered", question: "a" } },
    { op: "in", question: "a", options: ["o1", "dont_know"] },
    { op: "not", arg: { op: "in", question: "a", row: "r1", options: ["o1"] } },
    { op: "equals", value: { question: "a" }, to: { flag: false } },
    { op: "equals", value: { question: "a" }, to: { number: "7" } },
    { op: "compare", value: { question: "a" }, is: "more", than: { number: "6.5" } },
    { op: "compare", value: { question: "a" }, is: "at_most", than: { date: "2026-11-30" } },
    {
      op: "or",
      args: [
        { op: "answered", question: "a" },
        { op: "answered", question: "b" },
      ],
    },
  ])("%j is read and written back as it was", (rule) => {
    const read = readRule(rule);
    expect(read && writeRule(read)).toEqual(rule);
  });

  test.each<Rule>([
    { op: "equals", value: { variable: "score" }, to: { number: "7" } },
    { op: "equals", value: { question: "a" }, to: { text: "yes" } },
    { op: "not", arg: { op: "or", args: [{ op: "answered", question: "a" }] } },
    { op: "and", args: [{ op: "or", args: [{ op: "answered", question: "a" }] }] },
  ])("%j is more than lines can say", (rule) => {
    expect(readRule(rule)).toBeNull();
  });

  test("they speak of what was asked before, and of what its type can say", () => {
    expect(askedBefore(definition, 1, 0).map((each) => each.id)).toEqual(["a", "b"]);
    expect(askedBefore(definition, 0, 1).map((each) => each.id)).toEqual(["a"]);
    expect(opsFor(asks("n", { kind: { type: "nps" } }))).toContain("at_least");
    expect(opsFor(asks("t"))).toEqual(["answered", "unanswered"]);
  });
});

test("findings stand at the question that they are about", () => {
  const finding = (path: string) => ({ path, code: "empty_text" as const, stops: true, about: null });
  const found = byTarget(definition, [
    finding("title.en"),
    finding("pages[1].questions[0].text.en"),
    finding("definition.pages[0].on_leave[0].when"),
  ]);
  expect([...found.keys()]).toEqual(["start", "question:c", "page:p1"]);
});

test("an empty text is not there", () => {
  expect(setText({ en: "a", ru: "б" }, "en", "")).toEqual({ ru: "б" });
});
