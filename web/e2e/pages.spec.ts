import { expect, test } from "@playwright/test";
import { accessible, CUSTOMER, signedIn, VENDOR } from "./portal";

const PAGES = [
  "",
  "inbox",
  "complaints",
  "complaints/new",
  "statistics",
  "people",
  "partners",
  "organisation",
  "admin",
  "settings",
  "settings/notifications",
  "settings/security",
  "settings/tokens",
  "settings/mails",
];
const STRANGERS = ["sign-in", "reset", "invitation/none", "no-such-page"];

for (const look of [
  { locale: "en-US", colorScheme: "light", width: 1440 },
  { locale: "en-US", colorScheme: "dark", width: 768 },
  { locale: "ru-RU", colorScheme: "light", width: 1440 },
  { locale: "ru-RU", colorScheme: "dark", width: 360 },
] as const) {
  test(`every page is accessible (${look.locale}, ${look.colorScheme}, ${look.width} px)`, async ({
    browser,
  }) => {
    const page = await signedIn(browser, {
      base: VENDOR,
      email: look.locale === "ru-RU" ? "dmitri.orlov@hydra.example" : "grace.okafor@hydra.example",
      ...look,
    });
    for (const path of PAGES) {
      await page.goto(`${VENDOR}/o/hydra-castings/${path}`);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
      await accessible(page);
      const tooWide = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      expect(tooWide, `${path} scrolls sideways`).toBe(false);
    }
    await page.goto(`${VENDOR}/o/hydra-castings/complaints`);
    await page
      .getByRole("link", { name: /Cracked housings/ })
      .first()
      .click();
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    await accessible(page);
  });
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const locale of ["en-US", "ru-RU"]) {
    test(`pages for strangers are accessible (${locale}, ${colorScheme})`, async ({ browser }) => {
      const context = await browser.newContext({ locale, colorScheme, bypassCSP: true });
      const page = await context.newPage();
      for (const path of STRANGERS) {
        await page.goto(`${CUSTOMER}/${path}`);
        await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
        await accessible(page);
      }
    });
  }
}

test("nothing breaks the content security policy", async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const refused: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy|TrustedHTML/.test(message.text())) {
      refused.push(message.text());
    }
  });
  await page.goto(`${CUSTOMER}/sign-in`);
  await page.fill("input[name=email]", "anna.kovacs@northwind.example");
  await page.fill("input[name=password]", "concord-demo");
  await page.locator("form button.primary").click();
  await page.waitForURL(/\/o\//);
  await page.goto(`${CUSTOMER}/o/northwind-pumps/complaints`);
  await page
    .getByRole("link", { name: /Cracked housings/ })
    .first()
    .click();
  await expect(page.getByText("Two of ten housings").first()).toBeVisible();
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog")).toBeVisible();
  expect(refused).toEqual([]);
});

test("the keyboard opens help, moves in lists and opens a complaint", async ({ browser }) => {
  const page = await signedIn(browser, { base: VENDOR, email: "boris.lang@hydra.example" });
  await page.goto(`${VENDOR}/o/hydra-castings/complaints`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("inbox");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/inbox/);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.waitForURL(/complaints\/[0-9a-f-]{36}/);
});
