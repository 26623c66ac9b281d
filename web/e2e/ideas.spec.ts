import { type Browser, expect, type Page, test } from "@playwright/test";
import { accessible, CUSTOMER, looksGood, recordsOf, signedIn, VENDOR } from "./portal";

const NORTHWIND = `${CUSTOMER}/o/northwind-pumps`;
const FERRUM = `${CUSTOMER}/o/ferrum-gmbh`;
const HYDRA = `${VENDOR}/o/hydra-castings`;

const anna = (browser: Browser) =>
  signedIn(browser, { base: CUSTOMER, email: "anna.kovacs@northwind.example", language: "en" });
const jonas = (browser: Browser) =>
  signedIn(browser, { base: CUSTOMER, email: "jonas.brandt@ferrum.example", language: "en" });
const boris = (browser: Browser) =>
  signedIn(browser, { base: VENDOR, email: "boris.lang@hydra.example", language: "en" });

const column = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const card = (page: Page, title: string) => page.getByRole("article").filter({ hasText: title });
const banner = (page: Page) => page.locator(".notice");

/** The page of an idea, of one that stands in the list. */
async function opens(page: Page, org: string, title: string): Promise<void> {
  await page.goto(`${org}/ideas?view=list`);
  await page.getByRole("link", { name: title }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
}

/** Writes an idea for the supplier, who may show it to others; the address of its page. */
async function asks(page: Page, org: string, title: string, description: string): Promise<string> {
  await page.goto(`${org}/ideas/new`);
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("What you need, and why").fill(description);
  await page.getByRole("checkbox", { name: /may show it to its other customers/ }).check();
  await accessible(page);
  await page.getByRole("button", { name: "Share the idea" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  return page.url();
}

async function votes(page: Page, strength: string, commitment: string, pieces?: string): Promise<void> {
  await page.getByRole("button", { name: "Vote…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: strength }).check();
  await dialog.getByRole("radio", { name: commitment }).check();
  if (pieces) await dialog.getByRole("textbox", { name: "Pieces" }).fill(pieces);
  await accessible(page);
  await dialog.getByRole("button", { name: "Vote", exact: true }).click();
  await expect(page.getByText(/^You voted: /)).toBeVisible();
}

async function more(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name }).click();
}

test("an idea goes from one customer to all, and nobody learns of the other", async ({ browser }) => {
  test.setTimeout(180_000);
  const title = "A casing that drains by itself";
  const [customer, vendor, other] = [await anna(browser), await boris(browser), await jonas(browser)];

  // Anna writes it down and votes for it.
  const page = await asks(customer, NORTHWIND, title, "Water stays in the casing and freezes in winter.");
  const id = page.split("/").at(-1) ?? "";
  await votes(customer, "critical", "We will pilot it", "20");
  await expect(customer.getByText("You voted: critical, will pilot 20 pieces.")).toBeVisible();

  // The vendor finds it on the board, and drags it on; the menu does the same.
  await vendor.goto(`${HYDRA}/ideas`);
  await expect(column(vendor, "Submitted").locator(card(vendor, title))).toBeVisible();
  await accessible(vendor);
  await card(vendor, title).dragTo(column(vendor, "Under review"));
  await expect(column(vendor, "Under review").locator(card(vendor, title))).toBeVisible();
  await expect(customer.locator(".complaint-meta").getByText("Under review")).toBeVisible();
  // The card that was shown at once gives way to the one that the server answered.
  await expect(vendor.locator("li.opacity-60")).toHaveCount(0);
  await card(vendor, title)
    .getByRole("button", { name: /^Move D-/ })
    .click();
  await vendor.getByRole("menuitem", { name: "Planned" }).click();
  await expect(column(vendor, "Planned").locator(card(vendor, title))).toBeVisible();

  // It is shown to all customers. Another one does not learn whose it is.
  await vendor.goto(`${HYDRA}/ideas/${id}`);
  await more(vendor, "Share…");
  await vendor.getByRole("radio", { name: "All customers, later ones as well" }).check();
  await accessible(vendor);
  await vendor.getByRole("dialog").getByRole("button", { name: "Share" }).click();
  await opens(other, FERRUM, title);
  await expect(other.getByText("Another customer", { exact: false })).toBeVisible();
  await expect(other.getByText("1 organisation, 1 person")).toBeVisible();
  await expect(other.locator("main")).not.toContainText(/Northwind|Anna|pilot 20/);
  await votes(other, "important", "We will test it");
  await accessible(other);

  // The vendor sees who would do what.
  const voters = vendor.locator(".voters > li");
  await expect(voters).toHaveCount(2);
  await expect(voters.filter({ hasText: "Northwind Pumps" })).toContainText("critical, will pilot 20 pieces");
  await expect(voters.filter({ hasText: "Ferrum GmbH" })).toContainText("important, will test");
  await expect(vendor.getByText("1 critical, 1 important", { exact: true }).first()).toBeVisible();
  await accessible(vendor);

  // Each speaks with the vendor alone; what the vendor says to all, all read.
  await other.getByPlaceholder("Write to Hydra Castings…").fill("Our paint shop could test it in May.");
  await other.getByRole("button", { name: "Send to Hydra Castings" }).click();
  await expect(other.getByText("Our paint shop could test it in May.")).toBeVisible();
  await vendor.getByRole("button", { name: "With Ferrum GmbH" }).click();
  await expect(vendor.getByText("Our paint shop could test it in May.")).toBeVisible();
  await vendor.getByPlaceholder("Write to Ferrum GmbH…").fill("May is good.");
  await vendor.getByRole("button", { name: "Send to Ferrum GmbH" }).click();
  await expect(other.getByText("May is good.")).toBeVisible();
  await vendor.getByRole("button", { name: "To all who see it" }).click();
  await vendor.getByPlaceholder("Write to all who see it…").fill("Samples come in April.");
  await vendor.getByRole("button", { name: "Send to all" }).click();
  for (const reader of [customer, other]) {
    await reader.getByRole("button", { name: "Announcements" }).click();
    await expect(reader.getByText("Samples come in April.")).toBeVisible();
    await expect(reader.getByPlaceholder("Write to all who see it…")).toHaveCount(0);
  }
  await customer.getByRole("button", { name: "With Hydra Castings" }).click();
  await expect(customer.locator("main")).not.toContainText(/Ferrum|Jonas|paint shop/);
  await accessible(vendor);

  // It is built, and everybody who wanted it reads what came of it.
  await vendor.getByRole("button", { name: "Start" }).click();
  await vendor.getByRole("button", { name: "Deliver…" }).click();
  await vendor.getByLabel("What is there now").fill("Casing 40-D drains by itself.");
  await vendor.getByRole("dialog").getByRole("button", { name: "Deliver" }).click();
  for (const reader of [customer, other]) {
    await expect(reader.getByText(/^Hydra Castings delivered this idea on /)).toBeVisible();
    await expect(reader.getByText("Votes rest: this idea is not open any more.")).toHaveCount(0);
  }
  await other.goto(`${FERRUM}/inbox`);
  await other.getByRole("link", { name: "The idea is delivered" }).first().click();
  await expect(other.getByText("Casing 40-D drains by itself.")).toBeVisible();
});

test("the same idea twice becomes one", async ({ browser }) => {
  test.setTimeout(120_000);
  const [customer, vendor, other] = [await anna(browser), await boris(browser), await jonas(browser)];
  const [first, second] = ["Flanges with a test port", "A port for measuring at the flange"];
  await asks(customer, NORTHWIND, first, "We drill one into every flange to measure the pressure.");
  await votes(customer, "important", "We need it");
  await vendor.goto(`${HYDRA}/ideas`);
  await card(vendor, first).getByRole("link", { name: first }).click();
  await more(vendor, "Share…");
  await vendor.getByRole("radio", { name: "All customers, later ones as well" }).check();
  await vendor.getByRole("dialog").getByRole("button", { name: "Share" }).click();
  await expect(vendor.getByText(/customers see this/)).toBeVisible();

  // While Jonas types, he is told that there is one already; he writes his own all the same.
  await other.goto(`${FERRUM}/ideas/new`);
  await other.getByLabel("Title").fill("flange pressure port");
  const similar = other.getByRole("complementary", { name: "Is it one of these?" });
  await expect(similar.getByRole("link", { name: first })).toBeVisible();
  await accessible(other);
  await asks(other, FERRUM, second, "So that we can measure without taking the pump out.");
  await votes(other, "critical", "We will test it");

  // The vendor joins the two: by the board, where what a step needs is asked for.
  await vendor.goto(`${HYDRA}/ideas`);
  await card(vendor, second)
    .getByRole("button", { name: /^Move D-/ })
    .click();
  await vendor.getByRole("menuitem", { name: "Merged" }).click();
  const dialog = vendor.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "The idea that goes on" }).fill("test port");
  await vendor.getByRole("option", { name: first }).click();
  await accessible(vendor);
  await dialog.getByRole("button", { name: "Merge" }).click();
  await expect(column(vendor, "Not going on").locator(card(vendor, second))).toBeVisible();

  // Jonas is told where his vote counts now, and finds it there.
  await expect(banner(other)).toContainText("This idea was merged into");
  await banner(other).getByRole("link", { name: first }).click();
  await expect(other.getByText("You voted: critical, will test.")).toBeVisible();
  await expect(other.getByText("2 organisations, 2 people")).toBeVisible();
  await expect(other.locator("main")).not.toContainText("Northwind");
  await accessible(other);

  // A declined one says why, and comes back.
  await vendor.goto(`${HYDRA}/ideas`);
  await card(vendor, first).getByRole("link", { name: first }).click();
  await more(vendor, "Decline…");
  await vendor.getByRole("dialog").getByLabel("The reason").fill("The wall is too thin for a port.");
  await vendor.getByRole("dialog").getByRole("button", { name: "Decline" }).click();
  await expect(banner(other)).toContainText("The wall is too thin for a port.");
  await expect(other.getByRole("button", { name: "Change…" })).toHaveCount(0);
  await vendor.getByRole("button", { name: "Take up again" }).click();
  await expect(other.getByRole("button", { name: "Change…" })).toBeVisible();
});

test("a complaint grows into an idea", async ({ browser }) => {
  const vendor = await boris(browser);
  const { complaints } = await recordsOf(vendor, VENDOR, "hydra-castings");
  const complaint = complaints.find((each) => each.title.startsWith("Pump reaches 2.3 bar"));
  if (!complaint) throw new Error("the story has no pump that reaches too little");
  await vendor.goto(`${HYDRA}/complaints/${complaint.id}`);
  await vendor.getByRole("link", { name: "Turn into an idea…" }).click();
  await expect(vendor.getByText(/^Grows from /)).toBeVisible();
  await expect(vendor.getByLabel("Title")).toHaveValue(complaint.title);
  await vendor.getByLabel("What you need, and why").fill("It should not be possible at all.");
  await vendor.getByRole("radio", { name: "Only Hydra Castings" }).check();
  await vendor.getByRole("button", { name: "Keep the idea" }).click();
  await expect(vendor.getByText("Only Hydra Castings sees this so far.", { exact: false })).toBeVisible();
  await vendor.getByRole("link", { name: complaint.title }).click();
  await expect(vendor.getByRole("link", { name: /^D-/ }).first()).toBeVisible();
});

test("pages of ideas look good in both languages, dark and on a telephone", async ({ browser }) => {
  test.setTimeout(120_000);
  const windows = [
    { base: VENDOR, email: "irina.sokolova@hydra.example", language: "ru", width: 360, org: HYDRA },
    { base: VENDOR, email: "irina.sokolova@hydra.example", language: "en", colorScheme: "dark", org: HYDRA },
    {
      base: CUSTOMER,
      email: "jonas.brandt@ferrum.example",
      language: "ru",
      colorScheme: "dark",
      org: FERRUM,
    },
    { base: CUSTOMER, email: "jonas.brandt@ferrum.example", language: "en", width: 360, org: FERRUM },
  ] as const;
  for (const { org, ...who } of windows) {
    const page = await signedIn(browser, who);
    const name = `ideas ${who.language} ${"width" in who ? who.width : "dark"}`;
    await looksGood(page, `${org}/ideas`, name);
    await looksGood(page, `${org}/ideas?view=list`, `${name} list`);
    await looksGood(page, `${org}/ideas/new`, name);
    await page.goto(`${org}/ideas?view=list`);
    await page.locator("a.row-title").first().click();
    await expect(page.locator(".idea-main")).toBeVisible();
    await looksGood(page, page.url(), name);
    await page.context().close();
  }
});
