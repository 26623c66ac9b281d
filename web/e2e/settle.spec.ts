import { expect, type Page, test } from "@playwright/test";
import { CUSTOMER, signedIn, VENDOR } from "./portal";

const TITLE = "Scratched covers in delivery 4711";

/** Files a complaint over the API and opens it in both windows. */
async function inBothWindows(customer: Page, vendor: Page): Promise<void> {
  const asked = { "Concord-Organisation": "northwind-pumps", Origin: CUSTOMER };
  const relationships = await customer.request.get(`${CUSTOMER}/api/v1/relationships`, { headers: asked });
  const relationship = (await relationships.json()).items.find(
    (one: { counterpart: { name: string } }) => one.counterpart.name === "Hydra Castings",
  );
  const made = await customer.request.post(`${CUSTOMER}/api/v1/complaints`, {
    headers: asked,
    data: {
      relationship_id: relationship.id,
      title: TITLE,
      description: "Six of twenty covers are scratched.",
      category: "product",
      severity: "moderate",
      remedy_sought: "credit",
      submit: true,
    },
  });
  expect(made.ok(), await made.text()).toBe(true);
  const { id } = await made.json();
  await vendor.goto(`${VENDOR}/o/hydra-castings/complaints/${id}`);
  await vendor
    .getByRole("button", { name: /^Acknowledge/ })
    .first()
    .click();
  await customer.goto(`${CUSTOMER}/o/northwind-pumps/complaints/${id}`);
  await expect(customer.getByText(/acknowledged receipt/)).toBeVisible();
}

function part(page: Page, name: RegExp) {
  return page.getByRole("navigation", { name: "Parts of this complaint" }).getByRole("link", { name });
}

test("an offer, a counter-offer, acceptance, a commitment kept and confirmed: the complaint closes", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const customer = await signedIn(browser, {
    base: CUSTOMER,
    email: "anna.kovacs@northwind.example",
    language: "en",
  });
  const vendor = await signedIn(browser, { base: VENDOR, email: "boris.lang@hydra.example", language: "en" });
  await inBothWindows(customer, vendor);

  // The vendor states a fact; the customer agrees with one click.
  await part(vendor, /^Facts/).click();
  await vendor.getByRole("button", { name: "State a fact…" }).click();
  await vendor.getByRole("dialog").getByLabel("Statement").fill("6 of 20 covers are scratched");
  await vendor.getByRole("dialog").getByRole("button", { name: "State it" }).click();
  await part(customer, /^Facts/).click();
  await customer.getByRole("button", { name: "Agree", exact: true }).click();
  await expect(vendor.getByText("1 agreed").first()).toBeVisible();

  // The vendor offers.
  await part(vendor, /^Offers/).click();
  await vendor.getByRole("button", { name: "Make an offer…" }).first().click();
  const offer = vendor.getByRole("dialog");
  await offer.getByLabel("What", { exact: true }).selectOption({ label: "Credit note" });
  await offer.getByLabel("Amount").fill("120");
  await offer.getByRole("button", { name: /^Send to/ }).click();

  // The customer sees it without reloading, and counters with more.
  await expect(customer.getByText(/offers a settlement/)).toBeVisible();
  await customer.getByRole("button", { name: "Counter-offer…" }).first().click();
  const counter = customer.getByRole("dialog");
  await expect(counter.getByLabel("Amount")).toHaveValue("120");
  await counter.getByLabel("Amount").fill("180");
  await counter.getByRole("button", { name: /^Send to/ }).click();

  // The vendor sees what has changed, and accepts exactly that.
  const card = vendor.getByRole("article", { name: "Offer 2" });
  await expect(card.locator("del")).toContainText("120");
  await expect(card.locator("ins")).toContainText("180");
  await card.getByRole("button", { name: "Accept…" }).click();
  const accept = vendor.getByRole("dialog");
  await expect(accept.locator("code")).toHaveText(/^[0-9a-f]{12}…$/);
  await accept.getByRole("button", { name: "Accept these terms" }).click();
  await expect(vendor.getByRole("article", { name: "Settled by both sides" })).toBeVisible();

  // What was promised is done, and confirmed.
  await part(vendor, /^Commitments/).click();
  // The page of offers shows the commitments of a settlement too: until it is left, its buttons are those found.
  await expect(vendor.getByRole("article", { name: "Settled by both sides" })).toHaveCount(0);
  await vendor.getByRole("button", { name: "Done…" }).click();
  await vendor.getByRole("dialog").getByLabel("What was done").fill("Credit note 2026-118");
  await vendor.getByRole("dialog").getByRole("button", { name: "Say that it is done" }).click();
  await part(customer, /^Commitments/).click();
  await customer.getByRole("button", { name: "Confirm", exact: true }).click();
  await expect(customer.getByText("Closed", { exact: true }).first()).toBeVisible();
  await expect(vendor.getByText("Closed", { exact: true }).first()).toBeVisible();
});
