import { type Browser, expect, test } from "@playwright/test";
import { accessible, CUSTOMER, looksGood, signedIn, VENDOR } from "./portal";

const HYDRA = `${VENDOR}/o/hydra-castings`;

const helen = (browser: Browser, look: { language?: "en" | "ru"; width?: number; dark?: boolean } = {}) =>
  signedIn(browser, {
    base: VENDOR,
    email: "helen.marsh@hydra.example",
    language: look.language ?? "en",
    colorScheme: look.dark ? "dark" : "light",
    ...(look.width ? { width: look.width } : {}),
  });

test("a call is written down by keyboard alone, with a topic that was not there", async ({ browser }) => {
  const page = await helen(browser);
  await page.goto(`${HYDRA}/interactions`);
  const form = page.getByRole("region", { name: "Write down an interaction" });
  await form.getByLabel("Number or address").focus();
  // Nothing but keys from here on.
  const keys = page.keyboard;
  await keys.type("+420 777 123 456");
  await keys.press("Enter");
  await expect(form.getByText("Not seen before.")).toBeVisible();
  await keys.type("Bohemia Cranes");
  await keys.press("Enter");
  await keys.type("Olga Nova");
  await keys.press("Enter");
  await keys.type("weights for tower cranes");
  await keys.press("Enter");
  await keys.type("Counterweights");
  await expect(form.getByText("A new topic: it joins the list.")).toBeVisible();
  await keys.press("Control+Enter");
  await expect(page.getByText("Written down.")).toBeVisible();
  const row = page.getByRole("row").filter({ hasText: "weights for tower cranes" });
  await expect(row).toContainText("Counterweights");
  await expect(row).toContainText("Olga Nova, Bohemia Cranes");
  // The next call: the field is there, and the number is known now.
  await expect(form.getByLabel("Number or address")).toBeFocused();
  await keys.type("00420777123456");
  await keys.press("Enter");
  await expect(form.getByText(/^Was here before/)).toBeVisible();
  await expect(form.getByLabel("Person")).toHaveValue("Olga Nova, Bohemia Cranes");
  await accessible(page);
});

test("the radar shows what callers ask for in vain, and who they are", async ({ browser }) => {
  const page = await helen(browser);
  await page.goto(`${HYDRA}/radar`);
  const list = page.getByRole("list", { name: "Demand radar" });
  const first = list.getByRole("listitem").first();
  await expect(first.getByRole("heading", { name: "Repair of worn housings" })).toBeVisible();
  await expect(list.getByRole("heading", { level: 2 })).toHaveText([
    "Repair of worn housings",
    "Rubber lining",
  ]);
  const alarms = page.locator(".alarms");
  await expect(alarms.getByRole("listitem")).toHaveCount(1);
  await expect(alarms).toContainText("Repair of worn housings");
  await first.getByRole("button", { name: /^Show all/ }).click();
  const drawer = page.getByRole("dialog", { name: "Repair of worn housings" });
  await expect(drawer.getByText("Волга Насос")).toBeVisible();
  await accessible(page);
  await drawer.getByRole("link", { name: "All interactions with this topic" }).click();
  await page.waitForURL(/\/interactions\?topic=/);
});

test("many calls get their topic at once", async ({ browser }) => {
  const page = await helen(browser);
  await page.goto(`${HYDRA}/interactions/sort`);
  const candidates = page.getByRole("region", { name: "Said by many callers" });
  await candidates
    .getByRole("button", { name: /colour|painting/ })
    .first()
    .click();
  await page.getByRole("checkbox", { name: /^Choose/ }).check();
  const topic = page.getByLabel(/^Topic for/);
  await topic.fill("Painting in the customer's colour");
  await page.getByRole("button", { name: "Give topic" }).click();
  await expect(page.getByText(/are now under Painting in the customer's colour/)).toBeVisible();
  await accessible(page);
});

test("a customer finds no such pages in its list", async ({ browser }) => {
  const page = await signedIn(browser, { base: CUSTOMER, email: "anna.kovacs@northwind.example" });
  await expect(page.getByRole("link", { name: "Complaints", exact: true }).first()).toBeVisible();
  await expect(page.getByRole("link", { name: "Demand radar" })).toHaveCount(0);
});

for (const look of [
  { language: "en", width: 1280, dark: false },
  { language: "ru", width: 360, dark: true },
  { language: "ru", width: 1280, dark: false },
  { language: "en", width: 360, dark: true },
] as const) {
  const name = `demand ${look.language} ${look.width}${look.dark ? " dark" : ""}`;
  test(`${name}: the pages look good`, async ({ browser }) => {
    const page = await helen(browser, look);
    for (const place of ["interactions", "interactions/sort", "interactions/topics", "radar"])
      await looksGood(page, `${HYDRA}/${place}`, name);
  });
}
