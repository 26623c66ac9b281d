import { expect, test } from "@playwright/test";
import { CUSTOMER, recordsOf, signedIn, VENDOR } from "./portal";

test("the demo signs its people in with one click, without script", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "en-US" });
  const page = await context.newPage();
  await page.goto(`${CUSTOMER}/sign-in?next=%2Fo%2Fnorthwind-pumps%2Finbox`);
  await page.getByRole("button", { name: /Anna Kov/ }).click();
  await page.waitForURL(`${CUSTOMER}/o/northwind-pumps/inbox`);
  const me = await page.request.get(`${CUSTOMER}/api/v1/me`);
  expect((await me.json()).email).toBe("anna.kovacs@northwind.example");
});

test("what the customer says is grey for the vendor, and the rest can be saved", async ({ browser }) => {
  const page = await signedIn(browser, { base: VENDOR, email: "helen.marsh@hydra.example", language: "en" });
  const { complaints } = await recordsOf(page, VENDOR, "hydra-castings");
  const cracked = complaints.find((each) => each.title.startsWith("Cracked housings"));
  await page.goto(`${VENDOR}/o/hydra-castings/complaints/${cracked?.id}/edit`);
  await expect(page.getByText(/What stands on grey is what .* says and asks for/)).toBeVisible();
  const locked = page.locator(".field-locked");
  await expect(locked.filter({ hasText: cracked?.title ?? "" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveCount(0);
  await page.getByRole("textbox", { name: /Serial/ }).fill("SN-4711");
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL(new RegExp(`/complaints/${cracked?.id}$`));
  await expect(page.getByText("SN-4711").first()).toBeVisible();
});

test("a line of the inbox leads to its entry", async ({ browser }) => {
  const page = await signedIn(browser, { base: VENDOR, email: "helen.marsh@hydra.example", language: "en" });
  await page.goto(`${VENDOR}/o/hydra-castings/inbox`);
  const links = page.getByRole("main").locator("a[href*='/complaints/']");
  await expect(links.first()).toHaveAttribute("href", /\/complaints\/[0-9a-f-]{36}#[epl]\d+$/);
  await links.first().click();
  await page.waitForURL(/#[epl]\d+$/);
  const [lane, seq] = [page.url().includes("#e") ? "shared" : "private", /\d+$/.exec(page.url())?.[0]];
  await expect(page.locator(`li[data-lane="${lane}"][data-seq="${seq}"]`)).toBeInViewport();
});

test("a line of the list names the other firm once on a phone", async ({ browser }) => {
  const page = await signedIn(browser, {
    base: CUSTOMER,
    email: "anna.kovacs@northwind.example",
    language: "en",
    width: 360,
  });
  await page.goto(`${CUSTOMER}/o/northwind-pumps/complaints?open=true`);
  const line = page.locator("tr", { hasText: "Hydra" }).first();
  await expect(line).toBeVisible();
  await expect(line.getByText(/Hydra/).filter({ visible: true })).toHaveCount(1);
});
