// Compiles src/i18n/{en,ru}/<namespace>.json (ICU messages) into catalogues of parsed messages for each language, and
// writes the types of all ids and of the values that each of them needs.
// An id is "<namespace>.<key>".
//
// The first catalogue is sent before anything is shown; "rest" is what the pages behind the first ones say, "joint" what
// only the pages of joint development say, "surveys" what only those of surveys say, "market" what
// only those of the customer base and of what it tells say. `scripts/i18n-parts.mjs` checks that no page needs one that it did not ask for.
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

const JOINT = new Set(["clash", "decisions", "documents", "ideas", "projects", "requirements"]);
const MARKET = new Set([
  "calendar",
  "customers",
  "figures",
  "insights",
  "interactions",
  "merges",
  "orders",
  "privacy",
  "radar",
  "rules",
  "segments",
]);
const SURVEYS = new Set(["findings", "results", "surveys", "together"]);
export const PARTS = ["first", "rest", "joint", "market", "surveys"];

/** The catalogue that a message is in. */
export function partOf(id) {
  const namespace = id.slice(0, id.indexOf("."));
  if (FIRST.has(namespace)) return "first";
  if (SURVEYS.has(namespace)) return "surveys";
  if (MARKET.has(namespace)) return "market";
  return JOINT.has(namespace) ? "joint" : "rest";
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
    const parts = Object.fromEntries(PARTS.map((part) => [part, {}]));
    for (const [id, text] of readMessages(locale)) parts[partOf(id)][id] = parseMessage(id, text, locale);
    for (const part of PARTS) writeFileSync(join(out, `${locale}.${part}.json`), JSON.stringify(parts[part]));
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
