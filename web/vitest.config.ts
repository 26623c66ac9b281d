import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// Unit tests of what has no page; pages are tested in a real browser (e2e).
export default defineConfig({
  resolve: { alias: { "~": fileURLToPath(new URL("./src", import.meta.url)) } },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
