import { type Browser, expect, type Page, test } from "@playwright/test";
import { accessible, CUSTOMER, looksGood, signedIn, VENDOR } from "./portal";

const HYDRA = `${VENDOR}/o/hydra-castings`;
const TOPIC = "Repair of worn housings";

const grace = (browser: Browser) =>
  signedIn(browser, { base: VENDOR, email: "grace.okafor@hydra.example", language: "en" });
const anna = (browser: Browser) =>
  signedIn(browser, { base: CUSTOMER, email: "anna.kovacs@northwind.example", language: "en" });

const row = (page: Page, name: string) => page.getByRole("listitem").filter({ hasText: name }).first();

test("what callers ask for in vain becomes an idea for those who asked", async ({ browser }) => {
  test.setTimeout(120_000);
  const page = await grace(browser);

  // The first screen: two demands that the firm does not sell, one of them watched.
  await page.goto(`${HYDRA}/radar`);
  await expect(row(page, TOPIC)).toContainText("20");
  await expect(row(page, "Rubber lining")).toContainText("Watched");
  await accessible(page);
  await looksGood(page, `${HYDRA}/radar`, "radar");

  // What the last look found is shown with its time; looking again changes nothing by itself.
  await expect(page.getByText(/Last look/)).toBeVisible();
  await page.getByRole("button", { name: "Look again" }).click();
  await expect(page.getByText(/Last look/)).toBeVisible({ timeout: 30_000 });

  // One is asked for more often than before, and one alone.
  await page.getByRole("link", { name: "See them" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Asked for more often" })).toBeVisible();
  await expect(page.getByRole("link", { name: TOPIC }).first()).toBeVisible();
  await expect(page.locator(".alarms .alarm-row")).toHaveCount(1);
  await accessible(page);

  // Both stand in the list of what was never met, and no third.
  await page.getByRole("link", { name: "Never met" }).click();
  await expect(page.locator(".radar-row")).toHaveCount(2);
  await accessible(page);

  // The topic, and the decision to take it up.
  await page.getByRole("link", { name: TOPIC }).click();
  await expect(page.getByRole("heading", { level: 1, name: TOPIC })).toBeVisible();
  await accessible(page);
  await page.getByRole("button", { name: "Decide", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: /^Resell/ }).check();
  await dialog.getByLabel("Why").fill("Twenty callers in a year, half of them in the last month.");
  await dialog.getByLabel("Title").fill("We could recondition worn housings");
  await dialog
    .getByLabel("What you have in mind")
    .fill("Would you send us worn housings instead of buying new ones?");
  await accessible(page);
  await dialog.getByRole("button", { name: "Decide", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("list", { name: "From the calls to the revenue" })).toContainText(
    "no revenue yet",
  );

  // The idea is open.
  await page.getByRole("link", { name: /We could recondition worn housings/ }).click();
  await expect(
    page.getByRole("heading", { level: 1, name: "We could recondition worn housings" }),
  ).toBeVisible();
});

test("the radar is tried on the firm's own log", async ({ browser }) => {
  test.setTimeout(120_000);
  const page = await grace(browser);
  await page.goto(`${HYDRA}/radar/alarms`);
  const trials = page.getByRole("region", { name: "How far to trust the radar" });
  await trials.getByRole("button", { name: "Try it" }).first().click();
  await expect(trials.getByText(/false alarms a year/)).toBeVisible({ timeout: 60_000 });
  await accessible(page);
});

test("a new alarm lies in the inbox of those who answer for the customers", async ({ browser }) => {
  const page = await signedIn(browser, {
    base: VENDOR,
    email: "boris.lang@hydra.example",
    language: "en",
  });
  await page.goto(`${HYDRA}/inbox`);
  const notices = page.getByRole("region", { name: "From the radar and from decisions" });
  await expect(notices).toContainText("Asked for more often than before");
  await expect(notices).toContainText(TOPIC);
  await accessible(page);
  await notices
    .getByRole("link", { name: /Asked for more often/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1, name: TOPIC })).toBeVisible();
  await page.goto(`${HYDRA}/inbox`);
  await expect(notices.getByRole("button", { name: "Mark as read" })).toHaveCount(0);
});

test("a customer finds no radar", async ({ browser }) => {
  const page = await anna(browser);
  await page.goto(`${CUSTOMER}/o/northwind-pumps`);
  await expect(page.getByRole("link", { name: "Demand radar" })).toHaveCount(0);
});
