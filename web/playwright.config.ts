import { defineConfig } from "@playwright/test";

/** The demo in a real browser. `scripts/test browser` sets the variables. */
const port = Number(process.env.E2E_PORT ?? 8377);

export default defineConfig({
  testDir: "e2e",
  timeout: 90_000,
  // A debug build on a busy machine answers late; a page that is right waits no longer for it.
  expect: { timeout: 15_000 },
  // One portal, told one story: the tests follow each other.
  workers: 1,
  forbidOnly: true,
  retries: 0,
  reporter: [["list"]],
  use: {
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox"],
    },
    viewport: { width: 1440, height: 1000 },
    trace: "off",
  },
  webServer: {
    command: `"${process.env.E2E_BIN ?? "../target/debug/concord"}" demo --fresh --data-dir "${
      process.env.E2E_DIR ?? "../target/e2e"
    }" --listen 127.0.0.1:${port}`,
    env: { CONCORD_METRICS_LISTEN: "", RUST_LOG: "warn" },
    url: `http://127.0.0.1:${port}/readyz`,
    // A debug build tells the whole story of the demo first: two minutes on two busy cores.
    timeout: 420_000,
    reuseExistingServer: false,
  },
});
