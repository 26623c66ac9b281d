import { expect, type Page, test } from "@playwright/test";
import { accessible, CUSTOMER, signedIn, VENDOR } from "./portal";

const FIRM = "hydra-castings";

/** Files a complaint over the API; its id and number. */
async function files(customer: Page, title: string): Promise<{ id: string; number: string }> {
  const headers = { "Concord-Organisation": "northwind-pumps", Origin: CUSTOMER };
  const relationships = await customer.request.get(`${CUSTOMER}/api/v1/relationships`, { headers });
  const made = await customer.request.post(`${CUSTOMER}/api/v1/complaints`, {
    headers,
    data: {
      relationship_id: (await relationships.json()).items[0].id,
      title,
      description: `${title}: two of ten.`,
      category: "product",
      severity: "moderate",
      remedy_sought: "credit",
      lot: "LN-77",
      submit: true,
    },
  });
  expect(made.ok(), await made.text()).toBe(true);
  return made.json();
}

async function acknowledges(vendor: Page, id: string): Promise<void> {
  const headers = { "Concord-Organisation": FIRM, Origin: VENDOR };
  const path = `${VENDOR}/api/v1/complaints/${id}`;
  const { version } = await (await vendor.request.get(path, { headers })).json();
  const done = await vendor.request.post(`${path}/actions/acknowledge`, { headers, data: { version } });
  expect(done.ok(), await done.text()).toBe(true);
}

test("complaints are linked and split, and gathered under an issue that no customer sees", async ({
  browser,
}) => {
  test.setTimeout(90_000);
  const customer = await signedIn(browser, {
    base: CUSTOMER,
    email: "anna.kovacs@northwind.example",
    language: "en",
  });
  const vendor = await signedIn(browser, {
    base: VENDOR,
    email: "helen.marsh@hydra.example",
    language: "en",
  });
  const first = await files(customer, "Porous flanges, first delivery");
  const second = await files(customer, "Porous flanges, second delivery");
  await vendor.goto(`${VENDOR}/o/${FIRM}/complaints/${first.id}`);
  await customer.goto(`${CUSTOMER}/o/northwind-pumps/complaints/${first.id}`);

  // The vendor links the two; the customer sees it at once, with where the other one stands.
  await vendor.getByRole("button", { name: "Link to another complaint…" }).click();
  const link = vendor.getByRole("dialog");
  await link.getByRole("combobox", { name: "Other complaint" }).fill(second.number);
  await vendor.getByRole("option", { name: new RegExp(second.number) }).click();
  await link.getByLabel("This complaint").selectOption("same_cause");
  await link.getByRole("button", { name: "Link", exact: true }).click();
  const related = customer.locator(".related-list");
  await expect(related.getByRole("link", { name: new RegExp(second.number) })).toBeVisible();
  await expect(related.getByText("same cause")).toBeVisible();
  await expect(customer.getByText(/linked C-\d+: the same cause/)).toBeVisible();

  // The other one moves on, which the page tells of itself.
  await expect(related.getByText("Submitted")).toBeVisible();
  await acknowledges(vendor, second.id);
  await expect(related.getByText("Acknowledged")).toBeVisible();

  // Taken away by mistake, and brought back.
  await vendor.getByRole("button", { name: `Remove the link to ${second.number}` }).click();
  await expect(related).toHaveCount(0);
  await vendor.getByRole("button", { name: "Undo" }).click();
  await expect(related.getByText("same cause")).toBeVisible();

  // A major issue, which the customer's page does not know of.
  await vendor.getByRole("button", { name: "Add to a major issue…" }).click();
  const group = vendor.getByRole("dialog");
  await group.getByLabel("Major issue", { exact: true }).selectOption("new");
  await group.getByLabel("Title").fill("Porous castings of lot LN-77");
  await group.getByLabel("What is known").fill("The mould was too cold.");
  await group.getByRole("button", { name: "Add", exact: true }).click();
  await expect(vendor.getByText("Part of major issue")).toBeVisible();
  await vendor.getByRole("link", { name: /Porous castings of lot LN-77/ }).click();
  await expect(vendor.getByRole("heading", { level: 1, name: "Porous castings of lot LN-77" })).toBeVisible();
  await accessible(vendor);
  await vendor.getByRole("button", { name: "Message all customers" }).click();
  await vendor
    .getByRole("dialog")
    .getByRole("textbox", { name: "Message" })
    .fill("We replace every flange of this lot.");
  await vendor.getByRole("button", { name: "Send to 1 complaint" }).click();
  await expect(customer.getByText("We replace every flange of this lot.")).toBeVisible();
  await expect(vendor.getByText("sent to 1 complaint", { exact: true })).toBeVisible();
  await customer.reload();
  await expect(customer.getByText("We replace every flange of this lot.")).toBeVisible();
  await expect(customer.getByText(/major issue|LN-77 porous|Porous castings/i)).toHaveCount(0);
  await expect(customer.getByRole("link", { name: "Major issues" })).toHaveCount(0);

  // A colleague who has the issue open sees it closed and opened again.
  const colleague = await signedIn(browser, {
    base: VENDOR,
    email: "boris.lang@hydra.example",
    language: "en",
  });
  await colleague.goto(vendor.url());
  await expect(colleague.getByText("We replace every flange of this lot.")).toBeVisible();
  await vendor.getByRole("button", { name: /^More/ }).first().click();
  await vendor.getByRole("menuitem", { name: "Close the issue" }).click();
  await vendor.getByRole("dialog").getByRole("button", { name: "Close it" }).click();
  await expect(colleague.getByText("Closed", { exact: true }).first()).toBeVisible();
  await vendor.getByRole("button", { name: "Reopen…" }).click();
  await vendor.getByRole("dialog").getByLabel("Why is it open again?").fill("The new mould cracks as well.");
  await accessible(vendor);
  await vendor.getByRole("dialog").getByRole("button", { name: "Reopen it" }).click();
  await expect(colleague.getByText("The new mould cracks as well.")).toBeVisible();
  await expect(colleague.getByText("Reopened", { exact: true })).toBeVisible();
  await expect(colleague.getByRole("button", { name: "Add a complaint" })).toBeVisible();

  // The customer splits the second pump off, with what was said.
  await customer.getByRole("button", { name: /^More/ }).first().click();
  await customer.getByRole("menuitem", { name: "Split off a complaint…" }).click();
  const split = customer.getByRole("dialog");
  await split.getByLabel("Title").fill("Wrong paint on the flanges");
  await split.getByLabel("What it is about").fill("They are blue.");
  await split.getByLabel(/We replace every flange/).check();
  await accessible(customer);
  await split.getByRole("button", { name: "Split off" }).click();
  await expect(customer.getByRole("heading", { level: 1, name: "Wrong paint on the flanges" })).toBeVisible();
  await expect(customer.getByText(/took this along from C-\d+/)).toBeVisible();
  await expect(customer.locator(".related-list").getByText("this one was split off from it")).toBeVisible();
});
