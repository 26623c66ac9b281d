// Fails when a message is missing in one language, takes other values there, lacks a plural form that its language
// needs, or is used nowhere; and when an event that the server tells of has no word.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { TYPE } from "@formatjs/icu-messageformat-parser";
import { argumentsOf, LOCALES, parseMessage, readMessages } from "./i18n-compile.mjs";

const problems = [];
const catalogues = Object.fromEntries(LOCALES.map((locale) => [locale, readMessages(locale)]));
const PLURALS = { en: ["one", "other"], ru: ["one", "few", "many", "other"] };

function checkPlurals(ast, locale, id) {
  for (const node of ast) {
    if (node.type === TYPE.plural && node.pluralType === "cardinal") {
      const missing = PLURALS[locale].filter((form) => !(form in node.options));
      if (missing.length > 0) problems.push(`${locale} ${id}: plural without ${missing.join(", ")}`);
    }
    for (const option of Object.values(node.options ?? {})) checkPlurals(option.value, locale, id);
    if (node.type === TYPE.tag) checkPlurals(node.children, locale, id);
  }
}

const all = new Set(LOCALES.flatMap((locale) => [...catalogues[locale].keys()]));
for (const id of all) {
  const shapes = LOCALES.map((locale) => {
    const text = catalogues[locale].get(id);
    if (text === undefined) {
      problems.push(`${id}: missing in ${locale}`);
      return null;
    }
    if (text.trim() === "") problems.push(`${locale} ${id}: empty`);
    const ast = parseMessage(id, text, locale);
    checkPlurals(ast, locale, id);
    return JSON.stringify([...argumentsOf(ast).keys()].sort());
  });
  if (shapes[0] && shapes[1] && shapes[0] !== shapes[1]) {
    problems.push(`${id}: values differ, en ${shapes[0]}, ru ${shapes[1]}`);
  }
  const russian = catalogues.ru.get(id) ?? "";
  const plain = russian.replace(/\{[^}]*\}|<[^>]*>/g, "");
  if (
    /[A-Za-z]{4,}/.test(plain) &&
    !/[А-Яа-яЁё]/.test(plain) &&
    plain === catalogues.en.get(id)?.replace(/\{[^}]*\}|<[^>]*>/g, "")
  ) {
    if (!/^(Concord|English|Русский|API|CSV|Ctrl)/.test(plain)) problems.push(`ru ${id}: not translated`);
  }
}

function sources(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name === "compiled" ? [] : sources(path);
    return /\.tsx?$/.test(name) ? [readFileSync(path, "utf8")] : [];
  });
}

// An id is used when it stands in the source as a string, or when a template with its beginning does:
// t(`complaint.severity_${severity}`) uses all that begin with "complaint.severity_".
const code = sources(new URL("../src/", import.meta.url).pathname).join("\n");
const literal = new Set(
  [...code.matchAll(/["'`]([a-z][a-z0-9]*\.[a-z0-9_.]+)["'`]/gi)].map((match) => match[1]),
);
const prefixes = [...code.matchAll(/`([a-z][a-z0-9]*\.[a-z0-9_.]*)\$\{/gi)].map((match) => match[1]);
for (const id of catalogues.en.keys()) {
  if (!literal.has(id) && !prefixes.some((prefix) => id.startsWith(prefix))) problems.push(`${id}: not used`);
}

// The switchboard and the inbox name each event that the server tells of; one without a word would be "News".
const mails = readFileSync(new URL("../../src/features/notifications/mails.rs", import.meta.url), "utf8");
const told = /^events! \{$(.*?)^\}$/ms.exec(mails)?.[1] ?? "";
const events = [...told.matchAll(/^\s*[A-Z]\w+ = "(\w+)",$/gm)].map((match) => match[1]);
if (events.length === 0) problems.push("no events found in notifications/mails.rs");
for (const event of events) if (!all.has(`events.${event}`)) problems.push(`events.${event}: missing`);

for (const problem of problems) console.error(problem);
console.log(`${catalogues.en.size} messages in ${LOCALES.join(", ")}: ${problems.length} problems`);
process.exit(problems.length > 0 ? 1 : 0);
