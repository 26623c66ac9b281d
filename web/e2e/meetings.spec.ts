import { type Browser, expect, type Page, test } from "@playwright/test";
import { accessible, CUSTOMER, looksGood, signedIn, VENDOR } from "./portal";

interface Windows {
  customer: Page;
  vendor: Page;
  /** The page of their relationship, for each. */
  partner: { customer: string; vendor: string };
}

const headers = (org: string, origin: string) => ({ "Concord-Organisation": org, Origin: origin });

async function bothWindows(browser: Browser): Promise<Windows> {
  const customer = await signedIn(browser, {
    base: CUSTOMER,
    email: "anna.kovacs@northwind.example",
    language: "en",
  });
  const vendor = await signedIn(browser, { base: VENDOR, email: "boris.lang@hydra.example", language: "en" });
  const asked = await customer.request.get(`${CUSTOMER}/api/v1/relationships`, {
    headers: headers("northwind-pumps", CUSTOMER),
  });
  const { id } = (await asked.json()).items[0];
  return {
    customer,
    vendor,
    partner: {
      customer: `${CUSTOMER}/o/northwind-pumps/partners/${id}`,
      vendor: `${VENDOR}/o/hydra-castings/partners/${id}`,
    },
  };
}

/** The vendor plans a review of next week, as the form proposes it. */
async function plans({ vendor, partner }: Windows): Promise<string> {
  await vendor.goto(partner.vendor);
  await vendor.getByRole("button", { name: "Plan a review…" }).click();
  const dialog = vendor.getByRole("dialog");
  await dialog.getByLabel("Title").fill("Spring review");
  await dialog.getByLabel("Place").fill("Hydra, room 4");
  await dialog.getByRole("checkbox", { name: "Anna Kovács" }).check();
  await accessible(vendor);
  await dialog.getByRole("button", { name: "Plan and invite" }).click();
  await expect(vendor.getByRole("heading", { level: 1, name: "Spring review" })).toBeVisible();
  return vendor.url().split("/").at(-1) ?? "";
}

const agenda = (page: Page) => page.locator(".agenda > li");

test("two firms meet: agenda, minutes, both confirm, a change makes them stale", async ({ browser }) => {
  test.setTimeout(120_000);
  const windows = await bothWindows(browser);
  const { customer, vendor } = windows;
  const id = await plans(windows);
  await customer.goto(`${CUSTOMER}/o/northwind-pumps/meetings/${id}`);

  // The vendor takes over what is open, the customer adds a topic; both see both.
  const proposals = vendor.locator("section.card", { hasText: "Open between you" });
  await expect(proposals.getByRole("listitem").first()).toBeVisible();
  const puts = proposals.getByRole("button", { name: /^Put “/ });
  const taken = (await puts.first().getAttribute("aria-label")) ?? "";
  await puts.first().click();
  await expect(agenda(vendor)).toHaveCount(1);
  // The list is asked for again: until then the same line stands there still.
  await expect(proposals.getByRole("button", { name: taken, exact: true })).toHaveCount(0);
  await proposals
    .getByRole("button", { name: /^Put “/ })
    .first()
    .click();
  await expect(agenda(vendor)).toHaveCount(2);
  await expect(agenda(customer)).toHaveCount(2);
  await customer.getByPlaceholder("What do you want to talk about?").fill("Delivery times in summer");
  await customer.getByRole("button", { name: "Add", exact: true }).click();
  await expect(agenda(vendor).last()).toContainText("Delivery times in summer");
  await accessible(vendor);

  // It is moved up by the keyboard, then by the menu.
  const handle = vendor.getByRole("button", { name: /^Move “Delivery times in summer”/ });
  await handle.focus();
  await handle.press("ArrowUp");
  await expect(agenda(customer).nth(1)).toContainText("Delivery times in summer");
  await vendor.getByRole("button", { name: "What to do with “Delivery times in summer”" }).click();
  await vendor.getByRole("menuitem", { name: "Move up" }).click();
  await expect(agenda(customer).first()).toContainText("Delivery times in summer");
  // And dragged down again.
  await expect(handle).toBeVisible();
  const from = await handle.boundingBox();
  const to = await agenda(vendor).last().boundingBox();
  if (!from || !to) throw new Error("the agenda is not on the screen");
  await vendor.mouse.move(from.x + 8, from.y + 8);
  await vendor.mouse.down();
  await vendor.mouse.move(from.x + 8, to.y + to.height - 4, { steps: 8 });
  await vendor.mouse.up();
  await expect(agenda(customer).last()).toContainText("Delivery times in summer");

  // It takes place; both sides write.
  await vendor.getByRole("button", { name: "More…", exact: true }).click();
  await vendor.getByRole("menuitem", { name: "It took place already…" }).click();
  await vendor.getByRole("dialog").getByRole("button", { name: "Close the agenda" }).click();
  await expect(customer.getByText("As it stood when the meeting was held.")).toBeVisible();
  await vendor.getByRole("button", { name: /^Write: the meeting as a whole/ }).click();
  await vendor.getByRole("textbox", { name: "the meeting as a whole" }).fill("We agreed on **two** percent.");
  await vendor.getByRole("button", { name: "Save" }).click();
  await expect(customer.getByText("We agreed on two percent.")).toBeVisible();
  await customer.getByRole("button", { name: /^Write: minutes of “Delivery times in summer”/ }).click();
  await customer.getByRole("textbox", { name: /Delivery times/ }).fill("Ten days in July.");
  await customer.getByRole("button", { name: "Save" }).click();
  await expect(vendor.getByText("Ten days in July.")).toBeVisible();

  // Something is taken on: it is a commitment, for both.
  await customer.getByRole("button", { name: "Add an action…" }).click();
  const action = customer.getByRole("dialog");
  await action.getByLabel("What", { exact: true }).fill("Send the summer calendar");
  await action.getByRole("radio", { name: "Hydra Castings" }).check();
  for (const [part, digits] of [
    ["day", "28"],
    ["month", "12"],
    ["year", String(new Date().getFullYear() + 1)],
  ] as const) {
    await action.getByRole("spinbutton", { name: new RegExp(`^${part}`) }).focus();
    await customer.keyboard.type(digits);
  }
  await accessible(customer);
  await action.getByRole("button", { name: "Write it down" }).click();
  await expect(vendor.getByText("Send the summer calendar")).toBeVisible();
  await expect(vendor.getByRole("button", { name: "Done…" })).toBeVisible();

  // Both confirm.
  await vendor.getByRole("button", { name: "Confirm the minutes…" }).click();
  await accessible(vendor);
  await vendor.getByRole("dialog").getByRole("button", { name: "Confirm these minutes" }).click();
  await expect(customer.getByText(/Your turn: .* has confirmed the minutes/)).toBeVisible();
  await customer.goto(`${CUSTOMER}/o/northwind-pumps`);
  await customer.getByRole("link", { name: "Spring review" }).click();
  await customer.getByRole("button", { name: "Confirm the minutes…" }).click();
  await customer.getByRole("dialog").getByRole("button", { name: "Confirm these minutes" }).click();
  for (const page of [customer, vendor]) {
    await expect(page.getByText("Both sides have confirmed the minutes.")).toBeVisible();
  }
  await accessible(customer);

  // A later change ends that, and says what it changed.
  await vendor.getByRole("button", { name: /^Change: the meeting as a whole/ }).click();
  await vendor.getByRole("textbox", { name: "the meeting as a whole" }).fill("We agreed on three percent.");
  await vendor.getByRole("button", { name: "Save" }).click();
  const changes = customer.getByRole("region", { name: "What changed" });
  await expect(changes.locator("del")).toContainText("two");
  await expect(changes.locator("ins")).toContainText("three");
  await expect(customer.getByText(/The minutes changed after they were confirmed/)).toBeVisible();
  await accessible(customer);

  // It is talked about in the conversation.
  await customer.getByRole("tab", { name: /^Conversation/ }).click();
  await expect(
    customer.getByText("The minutes were changed: the confirmation no longer counts"),
  ).toBeVisible();
  await accessible(customer);
});

test("both windows show the same figures of their relationship", async ({ browser }) => {
  const { customer, vendor, partner } = await bothWindows(browser);
  const id = partner.vendor.split("/").at(-1);
  const bytes = async (page: Page, base: string, org: string) => {
    const answer = await page.request.get(`${base}/api/v1/relationships/${id}/health`, {
      headers: headers(org, base),
    });
    expect(answer.ok()).toBe(true);
    return answer.text();
  };
  expect(await bytes(customer, CUSTOMER, "northwind-pumps")).toBe(
    await bytes(vendor, VENDOR, "hydra-castings"),
  );
  // Whose figure is whose turns round with the reader; the figures stay.
  const shown = async (page: Page, url: string) => {
    await page.goto(url);
    const bars = page.getByTestId("health").locator(".side-bars-line b");
    await expect(bars.first()).toBeVisible();
    return (await bars.allTextContents()).sort();
  };
  expect(await shown(customer, partner.customer)).toEqual(await shown(vendor, partner.vendor));
});

for (const look of [
  { language: "en", colorScheme: "light", width: 1440 },
  { language: "ru", colorScheme: "dark", width: 360 },
] as const) {
  test(`meeting and relationship look good: ${look.language} ${look.colorScheme} ${look.width}`, async ({
    browser,
  }) => {
    const page = await signedIn(browser, { base: VENDOR, email: "boris.lang@hydra.example", ...look });
    const asked = await page.request.get(`${VENDOR}/api/v1/meetings`, {
      headers: headers("hydra-castings", VENDOR),
    });
    const [meeting] = (await asked.json()).items;
    const name = `${look.language} ${look.colorScheme} ${look.width}`;
    await looksGood(page, `${VENDOR}/o/hydra-castings/meetings/${meeting.id}`, name);
    await looksGood(page, `${VENDOR}/o/hydra-castings/partners/${meeting.relationship_id}`, name);
    await looksGood(page, `${VENDOR}/o/hydra-castings`, name);
  });
}
