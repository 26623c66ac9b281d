import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, expect, type Page } from "@playwright/test";

const port = Number(process.env.E2E_PORT ?? 8377);
/** Two addresses of one portal, so that two windows have cookies of their own. */
export const CUSTOMER = `http://localhost:${port}`;
export const VENDOR = `http://127.0.0.1:${port}`;

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Window {
  base: string;
  email: string;
  locale?: string;
  colorScheme?: "light" | "dark";
  width?: number;
}

/** A window of somebody who has signed in. Whatever the page reports as an error fails the test. */
export async function signedIn(browser: Browser, who: Window): Promise<Page> {
  const context = await browser.newContext({
    locale: who.locale ?? "en-US",
    colorScheme: who.colorScheme ?? "light",
    viewport: { width: who.width ?? 1440, height: 1000 },
    // Only for putting axe into the page; the policy itself has a test of its own.
    bypassCSP: true,
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => expect(error.message).toBe(""));
  await page.goto(`${who.base}/sign-in`);
  await page.fill("input[name=email]", who.email);
  await page.fill("input[name=password]", "concord-demo");
  await page.locator("form button.primary").click();
  await page.waitForURL(/\/o\//);
  return page;
}

/** WCAG 2.0 to 2.2, levels A and AA. */
export async function accessible(page: Page): Promise<void> {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: { run: (options: unknown) => Promise<unknown> } }).axe.run;
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    const result = (await run({ runOnly: { type: "tag", values: tags } })) as {
      violations: { id: string; nodes: { html: string }[] }[];
    };
    return result.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" | ")}`);
  });
  expect(found, page.url()).toEqual([]);
}
