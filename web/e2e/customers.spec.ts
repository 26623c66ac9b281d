import { expect, test } from "@playwright/test";
import { accessible, CUSTOMER, signedIn, VENDOR } from "./portal";

const GRACE = { base: VENDOR, email: "grace.okafor@hydra.example", language: "en" } as const;

test("a customer is found, seen in one look, and its people are kept", async ({ browser }) => {
  const page = await signedIn(browser, GRACE);
  await page.goto(`${VENDOR}/o/hydra-castings/partners`);
  await page.getByRole("searchbox", { name: "Search by name or number" }).fill("Nyrt");
  await expect(page.getByText("Nothing found")).toBeVisible();
  await page.getByRole("searchbox", { name: "Search by name or number" }).fill("12345678-2-08");
  await page.getByRole("link", { name: "Northwind Pumps" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Northwind Pumps");
  await expect(page.getByRole("heading", { name: "Open matters" })).toBeVisible();
  const people = page.locator("section.card", { has: page.getByRole("heading", { name: "Who is who" }) });
  await expect(people.getByText("Decides:")).toContainText("Decides:");
  await expect(people.getByRole("button", { name: "László Varga" })).toBeVisible();
  await people.getByRole("button", { name: "Show the chart" }).click();
  await expect(people.getByRole("img", { name: /Gábor Tóth, reports to László Varga/ })).toBeVisible();
  await accessible(page);

  // Somebody new, who then leaves, and does not after all.
  await people.getByRole("button", { name: "Add a contact…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("First name").fill("Petra");
  await dialog.getByLabel("Last name").fill("Neumann");
  await dialog.getByLabel("Phone").fill("+36 1 555 0177");
  await dialog.getByLabel("Job title").fill("Planning");
  await dialog.getByLabel("Uses it").check();
  await accessible(page);
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await people.getByRole("button", { name: "Petra Neumann" }).click();
  const card = page.getByRole("dialog", { name: "Petra Neumann" });
  await expect(card.getByRole("link", { name: "+36 1 555 0177" })).toHaveAttribute("href", "tel:+3615550177");
  await accessible(page);
  await card.getByRole("button", { name: "End", exact: true }).click();
  await expect(card.getByRole("button", { name: "End", exact: true })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Undo" }).click();
  await people.getByRole("button", { name: "Petra Neumann" }).click();
  await expect(card.getByRole("button", { name: "End", exact: true })).toBeVisible();
});

test("the brief of a customer is one page", async ({ browser }) => {
  const page = await signedIn(browser, GRACE);
  await page.goto(`${VENDOR}/o/hydra-castings/partners`);
  await page.getByRole("link", { name: "Ferrum GmbH" }).click();
  await page.getByRole("link", { name: "Brief for a call" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Ferrum GmbH: brief" })).toBeVisible();
  await expect(page.getByText("Katrin Vogel", { exact: true })).toBeVisible();
  await accessible(page);
});

test("a customer proposes a correction, and the vendor confirms it", async ({ browser }) => {
  const customer = await signedIn(browser, {
    base: CUSTOMER,
    email: "nadia.haddad@delta.example",
    language: "en",
  });
  await customer.goto(`${CUSTOMER}/o/delta-irrigation/partners`);
  await customer.getByRole("link", { name: "Hydra Castings" }).click();
  await customer.getByRole("button", { name: "Propose a correction…" }).click();
  await customer.getByRole("dialog").getByLabel("Tax number").fill("EG 204-118-776");
  await accessible(customer);
  await customer.getByRole("dialog").getByRole("button", { name: "Send" }).click();
  await expect(customer.getByText("Waits for an answer")).toBeVisible();
  const page = await signedIn(browser, GRACE);
  await page.goto(`${VENDOR}/o/hydra-castings/partners`);
  await page.getByRole("link", { name: "Delta Irrigation" }).click();
  await expect(page.getByText("The customer proposes a correction")).toBeVisible();
  await page.getByRole("button", { name: "Confirm", exact: true }).click();
  await expect(page.getByText("The customer proposes a correction")).toHaveCount(0);
  await expect(page.getByText("EG 204-118-776")).toBeVisible();
  await customer.reload();
  await expect(customer.getByText("Confirmed")).toBeVisible();
});
