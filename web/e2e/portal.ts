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
  /** The language that the person has chosen: English unless told, whatever an earlier test chose for them. */
  language?: "en" | "ru";
  colorScheme?: "light" | "dark";
  width?: number;
}

/** A window of somebody who has signed in. Whatever the page reports as an error fails the test. */
export async function signedIn(browser: Browser, who: Window): Promise<Page> {
  const context = await browser.newContext({
    locale: who.language === "ru" ? "ru-RU" : "en-US",
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
  const answer = await page.request.patch(`${who.base}/api/v1/me`, {
    data: { locale: who.language ?? "en" },
    headers: { Origin: who.base },
  });
  expect(answer.ok()).toBe(true);
  return page;
}

interface Records {
  complaints: { id: string; title: string; status: string }[];
  relationships: { id: string }[];
}

/** What the organisation has in the portal. */
export async function recordsOf(page: Page, base: string, organisation: string): Promise<Records> {
  const items = async (path: string) => {
    const answer = await page.request.get(`${base}/api/v1/${path}?limit=100`, {
      headers: { "Concord-Organisation": organisation },
    });
    return (await answer.json()).items;
  };
  return { complaints: await items("complaints"), relationships: await items("relationships") };
}

/** Opens a page and looks whether it is accessible and as wide as the window. E2E_SHOTS keeps pictures in a folder. */
export async function looksGood(page: Page, url: string, name: string): Promise<void> {
  await page.goto(url);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  await expect(page.locator(".skeleton")).toHaveCount(0);
  await accessible(page);
  const tooWide = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
  expect(tooWide, `${url} scrolls sideways`).toBe(false);
  if (process.env.E2E_SHOTS) {
    const file = `${name} ${new URL(url).pathname.split("/").slice(3).join(" ") || "turn"}`;
    await page.screenshot({
      path: `${process.env.E2E_SHOTS}/${file.replace(/[^a-z0-9]+/gi, "-")}.png`,
      fullPage: true,
    });
  }
}

/** WCAG 2.0 to 2.2, levels A and AA. */
export async function accessible(page: Page, { except = [] }: { except?: string[] } = {}): Promise<void> {
  await page.evaluate(axe);
  // What is still sliding in has other colours than it will have.
  await page.evaluate(async () => {
    const ends = document
      .getAnimations()
      .filter((one) => one.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY);
    await Promise.all(ends.map((one) => one.finished.catch(() => undefined)));
  });
  const found = await page.evaluate(async (left) => {
    const run = (globalThis as unknown as { axe: { run: (options: unknown) => Promise<unknown> } }).axe.run;
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    const result = (await run({ runOnly: { type: "tag", values: tags } })) as {
      violations: { id: string; nodes: { html: string }[] }[];
    };
    return result.violations
      .filter((one) => !left.includes(one.id))
      .map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" | ")}`);
  }, except);
  expect(found, page.url()).toEqual([]);
}
