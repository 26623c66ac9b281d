// Fails when what is shown first may need a message of the second catalogue: reads the chunks in dist that the frame and
// the first pages bring in, at once or on demand. Run it after `npm run build`.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isFirst, readMessages } from "./i18n-compile.mjs";

const dist = new URL("../dist/", import.meta.url).pathname;
const manifestPath = join(dist, ".vite/manifest.json");
if (!existsSync(manifestPath)) {
  console.error("no dist: run `npm run build` first");
  process.exit(1);
}
const manifest = JSON.parse(readFileSync(manifestPath, "utf8"));
const isRoute = (key) => key.includes("src/routes/");
const FIRST_ROUTES = [
  "/o/$org/route.tsx",
  "/o/$org/index.tsx",
  "/o/$org/inbox.tsx",
  "/o/$org/complaints/index.tsx",
];
const starts = Object.keys(manifest).filter(
  (key) => key.endsWith("index.html") || FIRST_ROUTES.some((route) => key.includes(`src/routes${route}`)),
);
if (starts.length !== FIRST_ROUTES.length + 1) {
  console.error(`the first pages are not where they were: ${starts.join(", ")}`);
  process.exit(1);
}

const chunks = new Set();
const waiting = [...starts];
for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
  if (chunks.has(key)) continue;
  chunks.add(key);
  const { imports = [], dynamicImports = [] } = manifest[key];
  waiting.push(...imports, ...dynamicImports.filter((next) => !isRoute(next)));
}

const later = new Set([...readMessages("en").keys()].filter((id) => !isFirst(id)));
const namespaces = new Set([...later].map((id) => id.slice(0, id.indexOf("."))));
const problems = [];
for (const key of chunks) {
  if (key.endsWith(".json")) continue;
  const code = readFileSync(join(dist, manifest[key].file), "utf8");
  for (const [, id, namespace] of code.matchAll(/["'`](([a-z]+)\.[a-z0-9_]*)(?=["'`$])/g)) {
    if (later.has(id) || (namespaces.has(namespace) && id.endsWith("_"))) problems.push(`${id} in ${key}`);
  }
}
for (const problem of problems) console.error(`shown first, but its message comes later: ${problem}`);
process.exit(problems.length > 0 ? 1 : 0);
