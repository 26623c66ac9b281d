import { expect, test } from "@playwright/test";
import { accessible, CUSTOMER, looksGood, signedIn, VENDOR } from "./portal";

const HYDRA = `${VENDOR}/o/hydra-castings`;
const NORTHWIND = `${CUSTOMER}/o/northwind-pumps`;

test("the owner looks at figures, behind them, and writes a decision down", async ({ browser }) => {
  const page = await signedIn(browser, { base: VENDOR, email: "boris.lang@hydra.example", language: "en" });
  await page.goto(`${HYDRA}/insights`);
  await expect(page.getByRole("heading", { level: 1, name: "Insights" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Complaints" }).getByRole("article")).toHaveCount(5);
  await looksGood(page, `${HYDRA}/insights`, "insights");

  await page.getByRole("link", { name: "What complaints are about" }).click();
  await expect(page.getByRole("img", { name: "What complaints are about" })).toBeVisible();
  await page.getByRole("button", { name: "How it is worked out" }).click();
  await expect(page.getByText(/one who complains nine times is one/)).toBeVisible();
  await page.getByLabel("By", { exact: true }).selectOption("severity");
  await expect(page).toHaveURL(/measure=severity/);
  await accessible(page);
  await page.getByRole("table").getByRole("button").first().click();
  await expect(page.getByRole("dialog").getByRole("listitem").first()).toBeVisible();
  await page.keyboard.press("Escape");

  const text = "Every complaint of a delivery is looked at on Mondays.";
  await page.getByRole("button", { name: "Write a decision" }).click();
  await page.getByRole("dialog").getByLabel("What was decided").fill(text);
  await page.getByRole("button", { name: "Write down" }).click();
  await expect(page.getByText(text)).toBeVisible();
  await page
    .getByRole("listitem")
    .filter({ hasText: text })
    .getByRole("button", { name: "Take back" })
    .click();
  await expect(page.getByText(text)).toHaveCount(0);
  // The message stays within reach when something opens over the page.
  await page.getByRole("table").getByRole("button").first().click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText(text)).toBeVisible();
});

test("a customer has no such place", async ({ browser }) => {
  const page = await signedIn(browser, {
    base: CUSTOMER,
    email: "anna.kovacs@northwind.example",
    language: "en",
  });
  await page.goto(`${NORTHWIND}/complaints`);
  await expect(page.getByRole("link", { name: "Insights" })).toHaveCount(0);
});
