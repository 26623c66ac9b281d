import { expect, type Page, test } from "@playwright/test";
import { accessible, CUSTOMER, signedIn, VENDOR } from "./portal";

const ASKED = { "Concord-Organisation": "northwind-pumps", Origin: CUSTOMER };
const VENDORS = { "Concord-Organisation": "hydra-castings", Origin: VENDOR };

async function call(page: Page, url: string, headers: Record<string, string>, data: unknown) {
  const answer = await page.request.post(url, { headers, data });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
}

/** Files a complaint over the API; its id. */
async function files(customer: Page, title: string): Promise<string> {
  const relationships = await customer.request.get(`${CUSTOMER}/api/v1/relationships`, { headers: ASKED });
  const relationship = (await relationships.json()).items[0];
  const made = await call(customer, `${CUSTOMER}/api/v1/complaints`, ASKED, {
    relationship_id: relationship.id,
    title,
    description: "The seal is too hard.",
    category: "product",
    severity: "minor",
    remedy_sought: "replacement",
    submit: true,
  });
  return made.id;
}

/** Does something with the complaint as it stands. */
async function does(
  page: Page,
  base: string,
  headers: Record<string, string>,
  id: string,
  name: string,
  data = {},
) {
  const now = await page.request.get(`${base}/api/v1/complaints/${id}`, { headers });
  const { version } = await now.json();
  await call(page, `${base}/api/v1/complaints/${id}/actions/${name}`, headers, { version, ...data });
}

const part = (page: Page, name: RegExp) =>
  page.getByRole("navigation", { name: "Parts of this complaint" }).getByRole("link", { name });

test("saved replies and checklists are made once; tasks are shared or stay here", async ({ browser }) => {
  test.setTimeout(60_000);
  const customer = await signedIn(browser, {
    base: CUSTOMER,
    email: "anna.kovacs@northwind.example",
    language: "en",
  });
  const vendor = await signedIn(browser, { base: VENDOR, email: "boris.lang@hydra.example", language: "en" });
  const id = await files(customer, "Seals in delivery 4720 are too hard");

  // A manager writes a reply and a checklist.
  await vendor.goto(`${VENDOR}/o/hydra-castings/templates`);
  await vendor.getByRole("button", { name: "New saved reply" }).click();
  const reply = vendor.getByRole("dialog");
  await reply.getByLabel("Name").fill("We look into it");
  await reply.getByLabel("Text").fill("Hello {{surname}}");
  await reply.getByRole("button", { name: "Save" }).click();
  await expect(reply.getByText(/a variable in it that nobody can fill in/)).toBeVisible();
  await reply.getByLabel("Text").fill("Hello ");
  await reply.getByRole("button", { name: "Contact’s first name" }).click();
  await expect(reply.getByLabel("Text")).toHaveValue("Hello {{contact_first_name}}");
  await reply.getByRole("button", { name: "Save" }).click();
  await expect(vendor.getByRole("heading", { name: "We look into it" })).toBeVisible();
  await vendor.getByRole("button", { name: "New checklist" }).click();
  const list = vendor.getByRole("dialog");
  await list.getByLabel("Name").fill("Seal complaint");
  await list.getByLabel("Tasks").fill("Measure the hardness\nAsk the foundry");
  await list.getByRole("button", { name: "Save" }).click();
  await expect(vendor.getByText("2 tasks")).toBeVisible();
  await accessible(vendor);

  // In the composer it becomes a text to be changed, not a message.
  await vendor.goto(`${VENDOR}/o/hydra-castings/complaints/${id}`);
  const box = vendor.getByRole("textbox", { name: /^Message to/ });
  await box.click();
  await vendor.getByRole("button", { name: "Saved replies" }).click();
  await vendor.getByRole("button", { name: /^We look into it/ }).click();
  await expect(box).toHaveValue("Hello Anna");

  // The list's tasks stay with the vendor; one more is shared, and the customer checks it off.
  await part(vendor, /^Tasks/).click();
  await vendor.getByRole("button", { name: "From a checklist…" }).click();
  await vendor.getByRole("dialog").getByRole("radio", { name: "Seal complaint" }).check();
  await vendor.getByRole("button", { name: "Add 2 tasks" }).click();
  const own = vendor.getByRole("region", { name: /^Only/ });
  await expect(own.getByRole("checkbox")).toHaveCount(2);
  await own.getByRole("checkbox", { name: "Ask the foundry" }).check();
  await expect(own.getByText(/^Done by/)).toBeVisible();
  await customer.goto(`${CUSTOMER}/o/northwind-pumps/complaints/${id}/tasks`);
  await expect(customer.getByText("Nothing to do here")).toBeVisible();
  await vendor.getByRole("textbox", { name: "What is to be done?" }).fill("Send two seals back");
  await vendor.getByRole("checkbox", { name: /^Share with/ }).check();
  await vendor.getByRole("button", { name: "Add", exact: true }).click();
  const shared = customer.getByRole("checkbox", { name: "Send two seals back" });
  await expect(shared).toBeVisible();
  await expect(customer.getByText("Ask the foundry")).toHaveCount(0);
  await shared.check();
  await expect(vendor.getByRole("checkbox", { name: "Send two seals back" })).toBeChecked();
  await accessible(vendor);
  await accessible(customer);
});

test("after closing: the customer says how it went, the vendor looks back and publishes", async ({
  browser,
}) => {
  test.setTimeout(60_000);
  const customer = await signedIn(browser, {
    base: CUSTOMER,
    email: "anna.kovacs@northwind.example",
    language: "en",
  });
  const vendor = await signedIn(browser, { base: VENDOR, email: "boris.lang@hydra.example", language: "en" });
  const id = await files(customer, "Label of delivery 4721 is torn");
  await does(vendor, VENDOR, VENDORS, id, "acknowledge");
  await does(vendor, VENDOR, VENDORS, id, "propose", {
    resolution_code: "replacement",
    resolution_notes: "A new label.",
  });
  await does(customer, CUSTOMER, ASKED, id, "accept");
  await does(customer, CUSTOMER, ASKED, id, "close");
  await vendor.goto(`${VENDOR}/o/hydra-castings/complaints/${id}`);
  await customer.goto(`${CUSTOMER}/o/northwind-pumps/complaints/${id}`);

  // Before it is published the customer has no trace of the review.
  await vendor.getByRole("button", { name: "Look back at this case…" }).click();
  await vendor.getByRole("dialog").getByRole("textbox").fill("We **pack labels** better from now on.");
  await vendor.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(vendor.getByRole("region", { name: "Review of the case" })).toContainText("pack labels");
  await expect(customer.getByText("pack labels")).toHaveCount(0);

  // By keys: the faces are one radio group.
  const ask = customer.getByRole("radiogroup");
  await ask.getByRole("radio", { name: "Well", exact: true }).check();
  await customer.getByLabel(/^What decided it/).selectOption({ label: "How fast it went" });
  await accessible(customer);
  await customer.getByLabel(/^A word to/).fill("Quick and friendly.");
  await customer
    .getByRole("button", { name: /^Send to/ })
    .first()
    .click();
  await expect(customer.getByText("4 of 5").first()).toBeVisible();
  await expect(vendor.getByRole("region", { name: "How it went for the customer" })).toContainText(
    "Quick and friendly.",
  );

  await vendor.getByRole("button", { name: /^Publish for/ }).click();
  await vendor.getByRole("dialog").getByRole("button", { name: "Publish", exact: true }).click();
  await expect(customer.getByRole("region", { name: "Review of the case" })).toContainText("pack labels");
  await accessible(vendor);
  await accessible(customer);
  await vendor.goto(`${VENDOR}/o/hydra-castings/statistics`);
  await expect(vendor.getByText(/mean of \d+ answer/)).toBeVisible();
});
