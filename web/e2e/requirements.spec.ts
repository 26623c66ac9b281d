import { expect, type Page, test } from "@playwright/test";
import { begun } from "./joint";
import { accessible, CUSTOMER, looksGood, signedIn, VENDOR } from "./portal";

const cell = (page: Page, key: string, column: string) =>
  page
    .locator("tr", { has: page.getByRole("button", { name: key, exact: true }) })
    .locator(`[data-column="${column}"]`);
const keys = (page: Page) => page.locator("tbody button.req-key").allTextContents();

test("requirements are written by keys, signed by both, and changed by a delta", async ({ browser }) => {
  test.setTimeout(120_000);
  const vendor = await signedIn(browser, { base: VENDOR, email: "boris.lang@hydra.example", language: "en" });
  const customer = await signedIn(browser, {
    base: CUSTOMER,
    email: "anna.kovacs@northwind.example",
    language: "en",
  });
  const id = await begun(vendor, customer, "A lid that opens by hand");
  await vendor.goto(`${VENDOR}/o/hydra-castings/projects/${id}/requirements`);
  await expect(vendor.getByText("Write down what it has to do")).toBeVisible();
  await accessible(vendor);
  const field = vendor.getByLabel("New requirement");
  for (const [index, text] of ["Opens by hand", "Holds 12 bar", "Weighs little"].entries()) {
    await field.fill(text);
    await field.press("Enter");
    await expect(cell(vendor, `R${index + 1}`, "text")).toHaveText(text);
  }

  // Arrows move, Enter writes, Escape leaves it as it was.
  await cell(vendor, "R2", "text").focus();
  await vendor.keyboard.press("ArrowDown");
  await expect(cell(vendor, "R3", "text")).toBeFocused();
  await vendor.keyboard.press("Enter");
  await vendor.keyboard.type("!");
  await vendor.keyboard.press("Escape");
  await expect(cell(vendor, "R3", "text")).toHaveText("Weighs little");
  for (let step = 0; step < 5; step++) await vendor.keyboard.press("ArrowRight");
  await expect(cell(vendor, "R3", "target")).toBeFocused();
  await vendor.keyboard.press("F2");
  await vendor.keyboard.type("< 2,5 kg");
  await vendor.keyboard.press("Enter");
  await expect(cell(vendor, "R3", "target")).toHaveText("≤ 2.5 kg");

  // The menu moves a row as dragging does.
  await vendor.getByRole("button", { name: "More about R3" }).click();
  await vendor.getByRole("menuitem", { name: "Move to the top" }).click();
  await expect.poll(() => keys(vendor)).toEqual(["R3", "R1", "R2"]);
  await cell(vendor, "R2", "key").hover();
  await cell(vendor, "R2", "key")
    .locator(".req-grip")
    .dragTo(cell(vendor, "R3", "text"));
  await expect.poll(() => keys(vendor)).toEqual(["R2", "R3", "R1"]);
  await accessible(vendor);

  await vendor.getByRole("button", { name: "Put up for signing" }).click();
  await expect(vendor.getByText("Waiting for Northwind Pumps.")).toBeVisible();
  await customer.goto(`${CUSTOMER}/o/northwind-pumps/projects/${id}/requirements`);
  await customer.getByRole("button", { name: "Read and sign" }).click();
  const dialog = customer.getByRole("dialog");
  await expect(dialog.getByText("Holds 12 bar")).toBeVisible();
  await accessible(customer);
  await dialog.getByRole("button", { name: "Sign", exact: true }).click();
  await expect(customer.getByRole("heading", { name: /Version 1 in force/ })).toBeVisible();

  // Frozen: Enter opens a proposal, whose line says why.
  await cell(customer, "R2", "text").focus();
  await customer.keyboard.press("Enter");
  await dialog.getByLabel("Requirement").fill("Holds 16 bar");
  await dialog.getByLabel("Reason").fill("The pump is a stronger one.");
  await dialog.getByRole("button", { name: "Propose" }).click();
  const delta = customer.locator(".req-delta");
  await expect(delta.locator("del")).toHaveText("12");
  await expect(delta.locator("ins")).toHaveText("16");
  await accessible(customer);
  // The other window follows by itself.
  await expect(vendor.locator(".req-delta ins")).toHaveText("16");
  for (const [page, width] of [
    [vendor, 1280],
    [customer, 360],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    const origin = page === vendor ? `${VENDOR}/o/hydra-castings` : `${CUSTOMER}/o/northwind-pumps`;
    await looksGood(page, `${origin}/projects/${id}/requirements`, `requirements ${width}`);
  }
});
