import { expect, test } from "@playwright/test";
import { accessible, signedIn, VENDOR } from "./portal";

const HOME = `${VENDOR}/o/hydra-castings`;
const GRACE = "grace.okafor@hydra.example";

test("a segment by rule is previewed, made, and finds its customers", async ({ browser }) => {
  const page = await signedIn(browser, { base: VENDOR, email: GRACE });
  await page.goto(`${HOME}/segments`);
  await expect(page.getByRole("heading", { level: 1, name: "Segments" })).toBeVisible();
  await expect(page.getByText("A customer is in it if it has the tier “A”.")).toBeVisible();
  await accessible(page);

  await page.getByRole("link", { name: "New segment" }).click();
  const name = `Second tier ${Date.now()}`;
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("What", { exact: true }).selectOption("tier");
  await page.getByLabel("Which").fill("B");
  await expect(page.getByText("A customer is in it if it has the tier “B”.")).toBeVisible();
  await expect(page.getByText(/^2 customers of \d+$/)).toBeVisible();
  await accessible(page);
  await page.getByRole("button", { name: "Create" }).click();

  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByRole("tab", { name: /^Members/ })).toBeVisible();
  await expect(page.getByRole("link", { name: /Aqua Nova/ })).toBeVisible({ timeout: 15_000 });
  await page.getByRole("tab", { name: "History" }).click();
  await expect(page.getByText(/because: Tier: B/).first()).toBeVisible();
  await accessible(page);

  // It is put away, and so no other test finds it.
  await page.getByRole("button", { name: "Put away" }).click();
  await expect(page.getByText("The segment is put away.")).toBeVisible();
});

test("a segment asks for figures: the rhythm of orders, and sums in so many days", async ({ browser }) => {
  const page = await signedIn(browser, { base: VENDOR, email: GRACE });
  await page.goto(`${HOME}/segments/new`);
  const name = `Rhythm ${Date.now()}`;
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("What", { exact: true }).selectOption("rhythm");
  await expect(page.getByText("Complete the rule to see whom it finds.")).toBeVisible();
  await page.getByLabel("silent for longer than usual").check();
  await page.getByLabel("ordering as usual").check();
  await expect(
    page.getByText("A customer is in it if it is silent for longer than usual or ordering as usual."),
  ).toBeVisible();
  await expect(page.getByText(/^\d+ customers? of \d+$/)).toBeVisible();
  await accessible(page);

  await page.getByRole("button", { name: "Add a condition" }).click();
  await page.getByLabel("What", { exact: true }).last().selectOption("orders");
  await page.getByLabel("In how many days").fill("90");
  await page.getByLabel("In how many days").blur();
  await expect(page.getByText(/and ordered at least 1 time in 90 days\./)).toBeVisible();
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await accessible(page);
  await page.getByRole("button", { name: "Put away" }).click();
  await expect(page.getByText("The segment is put away.")).toBeVisible();
});

test("a rule is written in a sentence, rehearsed, published and switched off", async ({ browser }) => {
  const page = await signedIn(browser, { base: VENDOR, email: GRACE });
  await page.goto(`${HOME}/rules`);
  await expect(page.getByRole("heading", { level: 1, name: "Rules" })).toBeVisible();
  await accessible(page);

  await page.getByRole("link", { name: "New rule" }).click();
  const name = `Somebody complains ${Date.now()}`;
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Words").fill("Have a look.");
  await expect(
    page.getByText(
      "When a customer files a complaint, for every customer: mail whoever looks after the customer: “Have a look.”.",
    ),
  ).toBeVisible();
  await accessible(page);
  await page.getByRole("button", { name: "Create" }).click();

  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByText("Not published")).toBeVisible();
  await page.getByRole("button", { name: "Try it on the last 90 days" }).click();
  await expect(page.getByText(/It would have fired \d+ times in the last 90 days\./)).toBeVisible();
  await accessible(page);
  await page.getByRole("button", { name: "Publish and switch on" }).click();
  await expect(page.getByText("The rule runs from now on.")).toBeVisible();
  const runs = page.getByRole("switch", { name: `Rule “${name}” runs` });
  await expect(runs).toBeChecked();
  await runs.click();
  await expect(runs).not.toBeChecked();
  await accessible(page);
});
