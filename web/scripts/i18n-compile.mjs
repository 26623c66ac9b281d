// Compiles src/i18n/{en,ru}/<namespace>.json (ICU messages) into two catalogues of parsed messages for each
// language, and writes the types of all ids and of the values that each of them needs.
// An id is "<namespace>.<key>".
//
// The first catalogue is sent before anything is shown; the second one ("rest") is what only the pages behind the
// first ones say. `scripts/i18n-first.mjs` checks that the first pages do not need it.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, TYPE } from "@formatjs/icu-messageformat-parser";

const root = new URL("../src/i18n/", import.meta.url).pathname;
const out = join(root, "compiled");
export const LOCALES = ["en", "ru"];
const FIRST = new Set([
  "common",
  "complaint",
  "complaints",
  "error",
  "events",
  "inbox",
  "palette",
  "shell",
  "shortcuts",
  "turn",
  "ui",
]);

export function isFirst(id) {
  return FIRST.has(id.slice(0, id.indexOf(".")));
}

/** All source messages of a language as a Map from id to text. */
export function readMessages(locale) {
  const messages = new Map();
  for (const file of readdirSync(join(root, locale)).sort()) {
    if (!file.endsWith(".json")) continue;
    const namespace = file.slice(0, -5);
    const content = JSON.parse(readFileSync(join(root, locale, file), "utf8"));
    for (const [key, text] of Object.entries(content)) messages.set(`${namespace}.${key}`, text);
  }
  return messages;
}

/** The names of the values in a message, each with its TypeScript type. */
export function argumentsOf(ast, found = new Map()) {
  for (const node of ast) {
    if (node.type === TYPE.argument) found.set(node.value, found.get(node.value) ?? "string | number");
    else if (node.type === TYPE.number || node.type === TYPE.plural) found.set(node.value, "number");
    else if (node.type === TYPE.date || node.type === TYPE.time) found.set(node.value, "Date | number");
    else if (node.type === TYPE.select) found.set(node.value, "string");
    else if (node.type === TYPE.tag) found.set(node.value, "RichChunk");
    for (const option of Object.values(node.options ?? {})) argumentsOf(option.value, found);
    if (node.type === TYPE.tag) argumentsOf(node.children, found);
  }
  return found;
}

export function parseMessage(id, text, locale) {
  try {
    return parse(text, { locale: new Intl.Locale(locale) });
  } catch (error) {
    throw new Error(`${locale} ${id}: ${error.message} in ${JSON.stringify(text)}`);
  }
}

function compile() {
  mkdirSync(out, { recursive: true });
  for (const locale of LOCALES) {
    const first = {};
    const rest = {};
    for (const [id, text] of readMessages(locale)) {
      (isFirst(id) ? first : rest)[id] = parseMessage(id, text, locale);
    }
    writeFileSync(join(out, `${locale}.json`), JSON.stringify(first));
    writeFileSync(join(out, `${locale}.rest.json`), JSON.stringify(rest));
  }
  const lines = ["// Written by scripts/i18n-compile.mjs", "type RichChunk = (chunks: unknown) => unknown;"];
  lines.push("export interface MessageArgs {");
  for (const [id, text] of readMessages("en")) {
    const args = [...argumentsOf(parseMessage(id, text, "en"))];
    const type = args.length
      ? `{ ${args.map(([name, kind]) => `${JSON.stringify(name)}: ${kind}`).join("; ")} }`
      : "undefined";
    lines.push(`  ${JSON.stringify(id)}: ${type};`);
  }
  lines.push("}");
  writeFileSync(join(out, "ids.d.ts"), `${lines.join("\n")}\n`);
}

if (process.argv[1] === new URL(import.meta.url).pathname) compile();
