import { expect, type Page, test } from "@playwright/test";
import { accessible, recordsOf, signedIn, VENDOR } from "./portal";

const HEADERS = { "Concord-Organisation": "hydra-castings", Origin: VENDOR };
const DAY = 86_400_000;
const day = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

/** Gives somebody a task; without a day if none is named. */
async function gives(page: Page, record: string, text: string, owner: string, due?: string) {
  const answer = await page.request.post(`${VENDOR}/api/v1/records/${record}/tasks`, {
    headers: HEADERS,
    data: { text, shared: false, owner_membership_id: owner, due_on: due },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}

test("what somebody has to do stands on one page, by its day, and is checked off there", async ({
  browser,
}) => {
  const page = await signedIn(browser, { base: VENDOR, email: "boris.lang@hydra.example", language: "en" });
  const other = await signedIn(browser, {
    base: VENDOR,
    email: "grace.okafor@hydra.example",
    language: "en",
  });
  const own = async (who: Page) => {
    const me = await (await who.request.get(`${VENDOR}/api/v1/me`)).json();
    const acting = me.memberships.find(
      (each: { organisation: { slug: string } }) => each.organisation.slug === "hydra-castings",
    );
    return acting.id as string;
  };
  const { complaints } = await recordsOf(page, VENDOR, "hydra-castings");
  const [first, second] = complaints.filter((each) => each.status !== "draft");
  if (!first || !second) throw new Error("the demo has complaints");
  const boris = await own(page);

  // Reached from the first page.
  await page.goto(`${VENDOR}/o/hydra-castings/`);
  await page.getByRole("main").getByRole("link", { name: "Your tasks" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Tasks" })).toBeVisible();

  await gives(page, first.id, "Call the foundry", boris, day(-3));
  await gives(page, second.id, "Measure the flange", boris, day(40));
  await gives(page, second.id, "Sort the photos", boris);
  await gives(page, first.id, "Order a gauge", await own(other), day(40));
  const group = (name: string) => page.getByRole("region", { name, exact: true });
  await expect(group("Overdue").getByText("Call the foundry")).toBeVisible();
  await expect(group("Later").getByText("Measure the flange")).toBeVisible();
  await expect(group("No date").getByText("Sort the photos")).toBeVisible();
  await expect(page.getByText("Order a gauge")).toHaveCount(0);
  await accessible(page);

  await page.getByRole("checkbox", { name: "Call the foundry" }).check();
  await expect(group("Done lately").getByText("Call the foundry")).toBeVisible();
  await expect(group("Overdue").getByText("Call the foundry")).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(group("Overdue").getByText("Call the foundry")).toBeVisible();
  // Two lists are asked for again, one after the other.
  await expect(group("Done lately").getByText("Call the foundry")).toHaveCount(0);

  // Put off from here, too.
  await page.getByRole("button", { name: "Edit: Call the foundry" }).click();
  await page.getByRole("dialog").getByLabel("What is to be done").fill("Call the foundry again");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(group("Overdue").getByText("Call the foundry again")).toBeVisible();

  await page.getByRole("link", { name: /^All of/ }).click();
  await expect(group("Later").getByText("Order a gauge")).toBeVisible();
  await expect(group("Later").getByText("Grace Okafor").first()).toBeVisible();
  await group("Overdue")
    .getByRole("link", { name: new RegExp(first.title.slice(0, 12)) })
    .first()
    .click();
  await page.waitForURL(new RegExp(`/complaints/${first.id}/tasks`));
});
