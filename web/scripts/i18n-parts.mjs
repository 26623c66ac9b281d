// Fails when a page may need a message of a catalogue that it does not ask for: reads the chunks in dist that each group
// of pages brings in, at once or on demand. Run it after `npm run build`. `src/i18n/index.tsx` says which pages ask for what.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { partOf, readMessages } from "./i18n-compile.mjs";

const dist = new URL("../dist/", import.meta.url).pathname;
const manifestPath = join(dist, ".vite/manifest.json");
if (!existsSync(manifestPath)) {
  console.error("no dist: run `npm run build` first");
  process.exit(1);
}
const manifest = JSON.parse(readFileSync(manifestPath, "utf8"));
const isRoute = (key) => key.includes("src/routes/");
const ids = [...readMessages("en").keys()];

const FIRST_ROUTES = [
  "/o/$org/route.tsx",
  "/o/$org/index.tsx",
  "/o/$org/inbox.tsx",
  "/o/$org/complaints/index.tsx",
];
const isFirst = (key) => FIRST_ROUTES.some((route) => key.includes(`src/routes${route}`));
const isJoint = (key) => /src\/routes\/o\/\$org\/(ideas|projects)(\/|\.)/.test(key);
const isMarket = (key) =>
  /src\/routes\/o\/\$org\/(calendar|duplicates|insights|interactions|orders|partners|privacy|purchases|radar|rules|segments|settings)(\/|\.)/.test(
    key,
  );
const isSurveys = (key) => /src\/routes\/o\/\$org\/surveys\//.test(key);
const isPage = (key) => key.endsWith("index.html") || isRoute(key);
const pages = Object.keys(manifest).filter(isPage);
if (pages.filter(isFirst).length !== FIRST_ROUTES.length) {
  console.error(`the first pages are not where they were: ${FIRST_ROUTES.join(", ")}`);
  process.exit(1);
}

/** All chunks that these pages bring in; other pages are none of them. */
function broughtBy(starts) {
  const chunks = new Set();
  const waiting = [...starts];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (chunks.has(key)) continue;
    chunks.add(key);
    const { imports = [], dynamicImports = [] } = manifest[key];
    waiting.push(...imports, ...dynamicImports.filter((next) => !isRoute(next)));
  }
  return chunks;
}

/** Messages of other catalogues that the chunks of these pages name. */
function missing(starts, parts) {
  const later = new Set(ids.filter((id) => !parts.includes(partOf(id))));
  const namespaces = new Set([...later].map((id) => id.slice(0, id.indexOf("."))));
  const found = [];
  for (const key of broughtBy(starts)) {
    if (key.endsWith(".json")) continue;
    const code = readFileSync(join(dist, manifest[key].file), "utf8");
    for (const [, id, namespace] of code.matchAll(/["'`](([a-z]+)\.[a-z0-9_]*)(?=["'`$])/g)) {
      if (later.has(id) || (namespaces.has(namespace) && id.endsWith("_"))) found.push(`${id} in ${key}`);
    }
  }
  return found;
}

const problems = [
  ...missing(
    pages.filter((key) => isFirst(key) || key.endsWith("index.html")),
    ["first"],
  ),
  ...missing(
    pages.filter((key) => !isJoint(key) && !isMarket(key) && !isSurveys(key)),
    ["first", "rest"],
  ),
  ...missing(pages.filter(isMarket), ["first", "rest", "market"]),
  ...missing(pages.filter(isSurveys), ["first", "rest", "surveys"]),
];
for (const problem of problems)
  console.error(`shown on a page that does not ask for its catalogue: ${problem}`);
process.exit(problems.length > 0 ? 1 : 0);
