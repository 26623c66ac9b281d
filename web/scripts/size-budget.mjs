// Fails when the client grows beyond its budgets (gzipped). Reads dist; run it after `npm run build`.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const dist = new URL("../dist/", import.meta.url).pathname;
const manifestPath = join(dist, ".vite/manifest.json");
if (!existsSync(manifestPath)) {
  console.error("no dist: run `npm run build` first");
  process.exit(1);
}
const manifest = JSON.parse(readFileSync(manifestPath, "utf8"));
const KB = 1024;
const sizes = new Map();

function size(file) {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(join(dist, file)), { level: 9 }).length);
  return sizes.get(file);
}

/** A chunk with everything that it needs before it can run. */
function closure(key, found = new Set()) {
  if (found.has(key)) return found;
  found.add(key);
  for (const next of manifest[key]?.imports ?? []) closure(next, found);
  return found;
}

const total = (keys) => [...keys].reduce((sum, key) => sum + size(manifest[key].file), 0);
const entry = Object.keys(manifest).find((key) => manifest[key].isEntry && key.endsWith("index.html"));
const shellKeys = closure(entry);
const frame = Object.keys(manifest).find((key) => key.includes("/o/$org/route.tsx"));
if (frame) for (const key of closure(frame)) shellKeys.add(key);
const shell = total(shellKeys);
const sheets = (keys) => new Set([...keys].flatMap((key) => manifest[key].css ?? []));
const bytesOf = (files) => [...files].reduce((sum, file) => sum + size(file), 0);
const shellSheets = sheets(shellKeys);
const css = bytesOf(shellSheets);
// What a page brings along beside the sheet that all of them share.
const pageCss = bytesOf(
  [...sheets(Object.keys(manifest))].filter((file) => !shellSheets.has(file) && !file.endsWith("public.css")),
);
const catalogues = Object.keys(manifest).filter((key) => /i18n\/compiled\/(en|ru)\.first\.json$/.test(key));
const catalogue = Math.max(0, ...catalogues.map((key) => size(manifest[key].file)));

const routes = Object.keys(manifest)
  .filter((key) => key.includes("src/routes/") && key !== frame)
  .map((key) => ({ key, bytes: total([...closure(key)].filter((each) => !shellKeys.has(each))) }))
  .sort((a, b) => b.bytes - a.bytes);
const median = routes[Math.floor(routes.length / 2)]?.bytes ?? 0;
const list = routes.find((route) => route.key.includes("complaints/index"))?.bytes ?? 0;

const others = Object.keys(manifest).filter((key) =>
  /i18n\/compiled\/(en|ru)\.(rest|joint|market|surveys)\.json$/.test(key),
);
const other = Math.max(0, ...others.map((key) => size(manifest[key].file)));

// Fetched when somebody looks at a PDF, and by nobody else: pdf.js with its page, and the worker that reads the file.
const reader = Object.keys(manifest).find((key) => key.includes("documents/PdfView"));
const readerBytes = reader ? total([...closure(reader)].filter((key) => !shellKeys.has(key))) : 0;
const workerBytes = bytesOf(reader ? (manifest[reader].assets ?? []) : []);

const budgets = [
  // Each page adds a stub of its route: about 0.1 KB.
  ["app shell, JS", shell, 139 * KB],
  ["CSS of the app shell", css, 15 * KB],
  ["CSS that comes with pages, all", pageCss, 24 * KB],
  ["messages of one language, first pages", catalogue, 15 * KB],
  ["messages of one language, largest further part", other, 40 * KB],
  ["route, median", median, 40 * KB],
  [
    `route, largest (${routes[0]?.key.replace(/^src\/routes\//, "").replace(/\?.*/, "")})`,
    routes[0]?.bytes ?? 0,
    75 * KB,
  ],
  ["complaint list, first view with messages, JS", shell + list + catalogue, 166 * KB],
  ["PDF reader, when a PDF is looked at, JS", readerBytes, 150 * KB],
  ["its worker", workerBytes, 400 * KB],
  ["pages for strangers, CSS", size("public.css"), 5 * KB],
];
let over = false;
for (const [name, bytes, budget] of budgets) {
  const bad = bytes > budget;
  over ||= bad;
  console.log(
    `${bad ? "OVER " : "ok   "}${(bytes / KB).toFixed(1).padStart(6)} of ${(budget / KB).toFixed(0).padStart(3)} KB  ${name}`,
  );
}
process.exit(over ? 1 : 0);
