/** Findings, each at the page or the question that it is about. */
import type { Definition, Finding } from "~/api/types-surveys";
import type { Translate } from "~/i18n";
import { findQuestion, questionsOf, said } from "./definition";

/** `start`, `page:ID` or `question:ID`: paths count places, which move. */
export function targetOf(definition: Definition, path: string): string {
  const [, page, question] = /^(?:definition\.)?pages\[(\d+)\](?:\.questions\[(\d+)\])?/.exec(path) ?? [];
  if (page === undefined) return "start";
  const found = definition.pages[Number(page)];
  if (!found) return "start";
  if (question === undefined) return `page:${found.id}`;
  const asked = found.questions[Number(question)];
  return asked ? `question:${asked.id}` : `page:${found.id}`;
}

export function byTarget(definition: Definition, findings: readonly Finding[]): Map<string, Finding[]> {
  const map = new Map<string, Finding[]>();
  for (const finding of findings) {
    const target = targetOf(definition, finding.path);
    map.set(target, [...(map.get(target) ?? []), finding]);
  }
  return map;
}

/** The place in the reader's words. */
export function placeText(t: Translate, definition: Definition, language: string, target: string): string {
  const [part, id] = target.split(":");
  if (part === "question" && id) {
    const asked = questionsOf(definition).filter((each) => each.kind.type !== "statement");
    const number = asked.findIndex((each) => each.id === id) + 1;
    return said(findQuestion(definition, id)?.text, language) || t("surveys.question_n", { number });
  }
  if (part === "page" && id)
    return t("surveys.page_n", { number: definition.pages.findIndex((each) => each.id === id) + 1 });
  return t("surveys.start_part");
}

export function languageName(locale: string, language: string): string {
  try {
    const name = new Intl.DisplayNames(locale, { type: "language" }).of(language) ?? language;
    return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
  } catch {
    return language;
  }
}

function partOf(t: Translate, path: string): string {
  const [, part] = /\.kind\.(options|rows|columns|items|attributes)/.exec(path) ?? [];
  if (
    part === "options" ||
    part === "rows" ||
    part === "columns" ||
    part === "items" ||
    part === "attributes"
  )
    return t(`surveys.part_${part}`);
  if (/\.hint\./.test(`${path}.`)) return t("surveys.part_hint");
  if (/visible_if|required_if|on_leave/.test(path)) return t("surveys.part_logic");
  return "";
}

export function findingText(t: Translate, locale: string, finding: Finding): string {
  const about = finding.about ?? "";
  const part = partOf(t, finding.path);
  const text = (() => {
    switch (finding.code) {
      case "missing_translation":
        return t("findings.missing_translation", { language: languageName(locale, about) });
      case "too_few":
        return t("findings.too_few", { count: about });
      case "too_many":
      case "too_long":
        return t(`findings.${finding.code}`, { count: about });
      case "long_survey":
        return t("findings.long_survey", { minutes: about });
      case "unknown_question":
      case "unknown_option":
      case "unknown_page":
      case "unknown_variable":
      case "duplicate_id":
      case "reserved_id":
      case "refers_forward":
        return t(`findings.${finding.code}`, { about });
      default:
        return t(`findings.${finding.code}`);
    }
  })();
  return part ? `${part}: ${text}` : text;
}
