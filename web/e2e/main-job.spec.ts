import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { CUSTOMER, signedIn, VENDOR } from "./portal";

const PHOTO = fileURLToPath(new URL("../../src/app/demo/photos/leaking_seal.jpg", import.meta.url));
const TITLE = "Shaft seal drips after ten hours";

test("a complaint travels to the vendor and back, live and by mail", async ({ browser }) => {
  const customer = await signedIn(browser, { base: CUSTOMER, email: "anna.kovacs@northwind.example" });
  const vendor = await signedIn(browser, { base: VENDOR, email: "boris.lang@hydra.example" });
  await vendor.goto(`${VENDOR}/o/hydra-castings/complaints`);
  await expect(vendor.getByRole("heading", { level: 1 })).toBeVisible();

  await customer.goto(`${CUSTOMER}/o/northwind-pumps/complaints/new`);
  await customer.getByLabel(/What is wrong, in one line/).fill(TITLE);
  await customer.getByLabel(/What happened/).fill("The seal of pump HP-65 drips, about 3 drops a minute.");
  await customer.getByLabel(/What is it about/).selectOption({ label: "Product" });
  await customer.getByRole("radio", { name: /^Major/ }).check({ force: true });
  await customer.getByLabel(/What do you ask for/).selectOption({ label: "Repair" });
  await customer.setInputFiles("input[type=file]", PHOTO);
  await expect(customer.getByText("leaking_seal.jpg")).toBeVisible();
  const filed = Date.now();
  await customer.getByRole("button", { name: /^File with/ }).click();

  // The list on the other side shows it without reloading.
  await vendor.getByText(TITLE).first().waitFor();
  process.stdout.write(`filed to the other window: ${Date.now() - filed} ms\n`);
  await vendor
    .getByRole("link", { name: new RegExp(TITLE) })
    .first()
    .click();
  await expect(vendor.getByRole("img").first()).toBeVisible();
  await vendor
    .getByRole("button", { name: /^Acknowledge/ })
    .first()
    .click();
  const confirm = vendor.getByRole("dialog");
  if (await confirm.isVisible()) {
    await confirm.getByRole("button", { name: /Acknowledge/ }).click();
  }
  await expect(customer.getByText(/acknowledged receipt/)).toBeVisible();

  await vendor.getByRole("textbox").last().fill("Thank you, we look into it at once.");
  await vendor.getByRole("button", { name: /^Send to/ }).click();
  const now = vendor.getByRole("button", { name: /Send now/ });
  await now.click();
  const sent = Date.now();
  await customer.getByText("we look into it at once").first().waitFor();
  process.stdout.write(`message to the other window: ${Date.now() - sent} ms\n`);

  // Words without a sum or a day stand behind the offer with terms.
  await vendor.locator(".turn-acts").getByRole("button", { name: "More" }).click();
  await vendor.getByRole("menuitem", { name: "Propose in words…" }).click();
  const offer = vendor.getByRole("dialog");
  await offer.getByRole("combobox").first().selectOption({ label: "Repair" });
  await offer.getByRole("textbox").last().fill("A new seal kit by Friday, at our cost.");
  await offer.getByRole("button").last().click();
  await customer
    .getByRole("button", { name: /^Accept/ })
    .first()
    .click();
  await customer
    .getByRole("dialog")
    .getByRole("button", { name: /^Accept/ })
    .last()
    .click();
  await expect(vendor.getByText(/accepted the resolution/)).toBeVisible();
  await expect(customer.getByText("Resolved").first()).toBeVisible();

  // The mails that were sent on the way.
  const mails = `${process.env.E2E_DIR ?? "../target/e2e"}/mail`;
  await expect
    .poll(() => (existsSync(mails) ? readdirSync(mails).join(" ") : ""), { timeout: 20_000 })
    .toMatch(/(?=.*submitted)(?=.*acknowledged)(?=.*reply)(?=.*proposed)(?=.*accepted)/);
});

test("what is being written survives a reload", async ({ browser }) => {
  const page = await signedIn(browser, { base: CUSTOMER, email: "anna.kovacs@northwind.example" });
  await page.goto(`${CUSTOMER}/o/northwind-pumps/complaints`);
  await page
    .getByRole("link", { name: /Cracked housings/ })
    .first()
    .click();
  const box = page.getByRole("textbox").last();
  const saved = page.waitForResponse(
    (answer) => answer.request().method() === "PUT" && answer.url().includes("/draft") && answer.ok(),
  );
  await box.fill("Half a sentence that must not be lost");
  await saved;
  await page.reload();
  await expect(page.getByRole("textbox").last()).toHaveValue("Half a sentence that must not be lost");
});

test("a private note never crosses", async ({ browser }) => {
  const customer = await signedIn(browser, { base: CUSTOMER, email: "anna.kovacs@northwind.example" });
  await customer.goto(`${CUSTOMER}/o/northwind-pumps/complaints`);
  await customer
    .getByRole("link", { name: /Cracked housings/ })
    .first()
    .click();
  await expect(customer.getByText("Only Northwind Pumps sees this").first()).toBeAttached();
  await expect(customer.getByText("The shift book stays in the house")).toHaveCount(0);
});
