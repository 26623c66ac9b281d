import { type Browser, expect, type Page, test } from "@playwright/test";
import { accessible, CUSTOMER, signedIn, VENDOR } from "./portal";

const TITLE = "Rims crack after the first winter";

const customer = (browser: Browser) =>
  signedIn(browser, { base: CUSTOMER, email: "anna.kovacs@northwind.example", language: "en" });
const boris = (browser: Browser) =>
  signedIn(browser, { base: VENDOR, email: "boris.lang@hydra.example", language: "en" });
const tomas = (browser: Browser) =>
  signedIn(browser, { base: VENDOR, email: "tomas.weiss@hydra.example", language: "en" });

/** A complaint of its own for each test, filed over the API. */
async function filed(page: Page): Promise<string> {
  const headers = { "Concord-Organisation": "northwind-pumps", Origin: CUSTOMER };
  const relationships = await page.request.get(`${CUSTOMER}/api/v1/relationships`, { headers });
  const made = await page.request.post(`${CUSTOMER}/api/v1/complaints`, {
    headers,
    data: {
      relationship_id: (await relationships.json()).items[0].id,
      title: TITLE,
      description: "Twelve of forty rims are cracked.",
      category: "product",
      severity: "major",
      remedy_sought: "replacement",
      submit: true,
    },
  });
  expect(made.ok(), await made.text()).toBe(true);
  return (await made.json()).id;
}

const atVendor = (id: string, step = "") => `${VENDOR}/o/hydra-castings/complaints/${id}/report${step}`;
const atCustomer = (id: string, step = "") => `${CUSTOMER}/o/northwind-pumps/complaints/${id}/report${step}`;

const rail = (page: Page, step: string) =>
  page.getByRole("navigation", { name: "Steps of the report" }).getByRole("link", { name: step });
const openStep = (page: Page, name: string) => page.getByRole("article", { name });
const dialog = (page: Page) => page.getByRole("dialog");

test("an 8D is begun, filled in and signed; a change makes the signature stale and says what changed", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const theirs = await customer(browser);
  const ours = await boris(browser);
  const id = await filed(theirs);

  // Before there is one, the page says what it is.
  await ours.goto(atVendor(id));
  await expect(ours.getByRole("heading", { name: "Find the cause together" })).toBeVisible();
  await accessible(ours);
  await theirs.goto(atCustomer(id));
  await ours.getByRole("button", { name: "Start an 8D" }).click();
  await expect(ours.getByText("0 of 9 steps signed")).toBeVisible();
  // The other window has it without asking.
  await expect(theirs.getByText("0 of 9 steps signed")).toBeVisible();

  // D2: what is missing is said at its place.
  await rail(ours, "D2").click();
  const problem = openStep(ours, "D2 · Problem");
  await problem.getByRole("button", { name: "Submit D2 to Northwind Pumps" }).click();
  await expect(problem.getByText("Please fill this in.")).toBeVisible();
  await problem.getByLabel("What is wrong?").fill("Rims crack after 200 hours");
  await problem.getByLabel("Where?").fill("At the valve hole");
  await problem.getByRole("button", { name: "Add a line…" }).click();
  await dialog(ours).getByLabel("Is", { exact: true }).fill("Rims of lot 7");
  await dialog(ours).getByLabel("Is not").fill("Rims of lot 8");
  await dialog(ours).getByRole("button", { name: "Add", exact: true }).click();
  // What was typed last belongs to what is submitted, saved or not.
  await problem.getByLabel("How many?").fill("12 of 40");
  await problem.getByRole("button", { name: "Submit D2 to Northwind Pumps" }).click();
  await expect(problem.getByText("Waits for Northwind Pumps to sign")).toBeVisible();

  // The customer sees it live, reads exactly what is signed, and signs.
  await expect(rail(theirs, "D2")).toContainText("Your signature");
  await rail(theirs, "D2").click();
  const read = openStep(theirs, "D2 · Problem");
  await expect(read.getByText("12 of 40")).toBeVisible();
  await expect(read.getByRole("textbox")).toHaveCount(0);
  await read.getByRole("button", { name: "Sign D2…" }).click();
  await expect(dialog(theirs).locator("code")).toHaveText(/^[0-9a-f]{12}…$/);
  await expect(dialog(theirs).getByText("Rims crack after 200 hours")).toBeVisible();
  await accessible(theirs);
  await dialog(theirs).getByRole("button", { name: "Sign D2", exact: true }).click();
  await expect(read.getByText("Signed by both")).toBeVisible();
  await expect(ours.getByText("1 of 9 steps signed")).toBeVisible();

  // D4: a cause on a bone, a share, 101 % is refused, and "why?" below it.
  await rail(ours, "D4").click();
  const cause = openStep(ours, "D4 · Root cause and escape point");
  await cause.getByRole("button", { name: "Add a possible cause: Machine" }).click();
  await ours.keyboard.type("Furnace too cold");
  await ours.keyboard.press("Enter");
  const bones = cause.getByRole("list", { name: "Machine" });
  await expect(bones.getByText("Furnace too cold")).toBeVisible();
  await cause.getByRole("button", { name: "Add a cause…" }).first().click();
  await dialog(ours).getByLabel("Text").fill("Cold shut at the rim");
  await dialog(ours).getByLabel("Share").fill("70");
  await dialog(ours).getByRole("button", { name: "Add", exact: true }).click();
  await expect(cause.getByRole("img", { name: "70 % explained, 30 % open" })).toBeVisible();
  await cause.getByRole("button", { name: "Add a cause…" }).first().click();
  await dialog(ours).getByLabel("Text").fill("Core shift");
  await expect(dialog(ours).getByLabel("Share")).toHaveValue("30");
  await dialog(ours).getByLabel("Share").fill("31");
  await dialog(ours).getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog(ours).getByText("The shares must add up to 100 %.")).toBeVisible();
  await dialog(ours).getByLabel("Share").fill("30");
  await dialog(ours).getByRole("button", { name: "Add", exact: true }).click();
  await expect(cause.getByText("100 % explained")).toBeVisible();
  await cause.getByLabel("Why? (1)").first().fill("The ladle cools down");
  await ours.keyboard.press("Enter");
  await expect(cause.getByLabel("Why? (2)")).toBeFocused();
  await ours.keyboard.type("Nobody preheats it at night");
  await ours.keyboard.press("Enter");
  await expect(cause.getByText("Root of this chain")).toBeVisible();
  await cause.getByLabel("How the causes were verified").fill("Etched section of two rims");
  await accessible(ours);
  await cause.getByRole("button", { name: "Submit D4 to Northwind Pumps" }).click();
  await rail(theirs, "D4").click();
  const fishbone = theirs.getByRole("figure", { name: /Rims crack after 200 hours/ });
  await expect(fishbone.getByText("Furnace too cold")).toBeVisible();
  await accessible(theirs);

  // The vendor changes D2 after all: the signature is stale, and the customer reads what changed.
  await rail(ours, "D2").click();
  await problem.getByRole("button", { name: "Change…" }).click();
  await dialog(ours).getByRole("button", { name: "Go on" }).click();
  await problem.getByLabel("What is wrong?").fill("Rims crack after 20 hours");
  await problem.getByLabel("Where?").focus();
  await expect(problem.getByText("Changed, not submitted again")).toBeVisible();
  await rail(theirs, "D2").click();
  const changed = read.getByRole("region", { name: "What has changed" });
  await expect(changed.locator("del")).toHaveText("200");
  await expect(changed.locator("ins")).toHaveText("20");
  await expect(read.getByRole("button", { name: "Sign D2…" })).toHaveCount(0);
  await problem.getByRole("button", { name: "Submit D2 to Northwind Pumps" }).click();
  await read.getByRole("button", { name: "Sign D2…" }).click();
  await dialog(theirs).getByRole("button", { name: "Sign D2", exact: true }).click();
  await expect(rail(ours, "D2")).toContainText("Signed by both");
});

test("two people write in one report at once and lose no word", async ({ browser }) => {
  test.setTimeout(120_000);
  const theirs = await customer(browser);
  const first = await boris(browser);
  const second = await tomas(browser);
  const id = await filed(theirs);
  await first.goto(atVendor(id));
  await first.getByRole("button", { name: "Start a 4D" }).click();
  await expect(rail(first, "D2")).toBeVisible();
  await first.goto(atVendor(id, "#d2"));
  await second.goto(atVendor(id, "#d2"));
  const one = openStep(first, "D2 · Problem");
  const two = openStep(second, "D2 · Problem");

  // Different fields merge: neither window reloads, and nothing moves under whoever types.
  await one.getByLabel("What is wrong?").fill("Leaks");
  await two.getByLabel("Where?").fill("At the seal");
  await expect(two.getByLabel("What is wrong?")).toHaveValue("Leaks");
  await expect(one.getByLabel("Where?")).toHaveValue("At the seal");

  // The same field: whoever comes second sees both texts, and puts them together.
  let arrive = () => {};
  const late = new Promise<void>((done) => {
    arrive = done;
  });
  await first.route("**/report/steps/d2", async (route) => {
    await late;
    await route.continue();
  });
  const sent = first.waitForRequest((request) => request.method() === "PATCH");
  await one.getByRole("textbox", { name: "How does it show?" }).fill("Only under pressure");
  await sent;
  await two.getByRole("textbox", { name: "How does it show?" }).fill("Drop by drop");
  await two.getByLabel("Where?").focus();
  const clash = one.getByRole("region", { name: "Two texts: How does it show?" });
  await expect(clash).toContainText("Drop by drop");
  const answered = first.waitForResponse((answer) => answer.status() === 409);
  arrive();
  await answered;
  await expect(one.getByRole("textbox", { name: "How does it show?" })).toHaveValue("Only under pressure");
  await accessible(first);
  if (process.env.E2E_SHOTS)
    await first.screenshot({ path: `${process.env.E2E_SHOTS}/report-clash.png`, fullPage: true });
  await clash.getByRole("button", { name: "Put both together" }).click();
  const both = "Drop by drop\n\nOnly under pressure";
  await expect(one.getByRole("textbox", { name: "How does it show?" })).toHaveValue(both);
  await expect(two.getByRole("textbox", { name: "How does it show?" })).toHaveValue(both);

  // What could not be sent outlives a reload.
  await first.unroute("**/report/steps/d2");
  await first.route("**/report/steps/d2", (route) => route.abort());
  await one.getByLabel("When?").fill("Every Monday");
  await expect(first.getByText("Not saved yet", { exact: true })).toBeVisible();
  await first.unroute("**/report/steps/d2");
  await first.reload();
  await expect(one.getByLabel("When?")).toHaveValue("Every Monday");
  await expect(two.getByLabel("When?")).toHaveValue("");
  await one.getByRole("button", { name: "Save", exact: true }).click();
  await expect(two.getByLabel("When?")).toHaveValue("Every Monday");
});

test("the same cause is worked out once: a complaint points to the report of another", async ({
  browser,
}) => {
  const theirs = await customer(browser);
  const id = await filed(theirs);
  await theirs.goto(atCustomer(id));
  const known = theirs.getByRole("region", { name: "Is the cause known already?" });
  await known
    .getByRole("listitem")
    .filter({ hasText: "Rims crack after 20 hours" })
    .getByRole("button", { name: /^Link/ })
    .click();
  await expect(theirs.getByRole("heading", { name: "The same cause as elsewhere" })).toBeVisible();
  await theirs.getByRole("link", { name: /^Open the report of/ }).click();
  await expect(theirs.getByText("1 of 9 steps signed")).toBeVisible();
});

for (const [colorScheme, language, width] of [
  ["dark", "ru", 360],
  ["light", "en", 1000],
] as const) {
  test(`every step reads well: ${colorScheme}, ${language}, ${width} px`, async ({ browser }) => {
    test.setTimeout(120_000);
    const page = await signedIn(browser, {
      base: VENDOR,
      email: "boris.lang@hydra.example",
      language,
      colorScheme,
      width,
    });
    const headers = { "Concord-Organisation": "hydra-castings" };
    const list = await page.request.get(`${VENDOR}/api/v1/complaints?limit=100`, { headers });
    const items: { id: string; title: string }[] = (await list.json()).items;
    const own = items.filter((item) => item.title === TITLE);
    // The first of them has all nine steps.
    const id = own.at(-1)?.id ?? "";
    await page.goto(atVendor(id));
    for (const step of ["d0", "d1", "d2", "d3", "d4", "d5", "d6", "d7", "d8"]) {
      await page.goto(atVendor(id, `#${step}`));
      await expect(page.locator(`article#${step}`)).toBeVisible();
      await accessible(page);
      const tooWide = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      expect(tooWide, `${step} scrolls sideways`).toBe(false);
      if (process.env.E2E_SHOTS) {
        const path = `${process.env.E2E_SHOTS}/report-${step}-${colorScheme}-${language}-${width}.png`;
        await page.screenshot({ path, fullPage: true });
      }
    }
    // The language is the person's, and other tests read English.
    await page.request.patch(`${VENDOR}/api/v1/me`, { data: { locale: "en" }, headers: { Origin: VENDOR } });
  });
}
