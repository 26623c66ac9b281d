// Writes src/api/schema.gen.ts from openapi.json; with --check only says whether it is what would be written.
import { readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";

const source = new URL("../../openapi.json", import.meta.url);
const target = new URL("../src/api/schema.gen.ts", import.meta.url);

const tree = await openapiTS(JSON.parse(readFileSync(source, "utf8")), {
  // A field with a default may be left out of a request.
  defaultNonNullable: false,
  // `{"type": "object"}` means any object, not an empty one.
  emptyObjectsUnknown: true,
});
const wanted = `// Written by \`npm run api\` from openapi.json: change the server's types, not this file.\n\n${astToString(tree)}`;

if (!process.argv.includes("--check")) {
  writeFileSync(target, wanted);
} else if (wanted !== readFileSync(target, "utf8")) {
  console.error("src/api/schema.gen.ts is not what openapi.json says: run `npm run api` and commit it");
  process.exit(1);
}
