import { expect, type Page, test } from "@playwright/test";
import { accessible, CUSTOMER, looksGood, signedIn, VENDOR } from "./portal";

/** The project of the demo in which decisions are taken. */
async function casing(page: Page, base: string, org: string): Promise<string> {
  const answer = await page.request.get(`${base}/api/v1/projects?limit=50`, {
    headers: { "Concord-Organisation": org },
  });
  const items: { id: string; title: string }[] = (await answer.json()).items;
  return items.find((each) => each.title.startsWith("Casing for sea water"))?.id ?? "";
}

test("a decision is proposed, revised after a refusal, and signed by all", async ({ browser }) => {
  const vendor = await signedIn(browser, { base: VENDOR, email: "irina.sokolova@hydra.example" });
  const id = await casing(vendor, VENDOR, "hydra-castings");
  const list = (base: string, org: string) => `${base}/o/${org}/projects/${id}/decisions`;
  await vendor.goto(list(VENDOR, "hydra-castings"));
  await expect(vendor.getByRole("heading", { name: "In force", exact: true })).toBeVisible();
  await accessible(vendor);
  await vendor.getByRole("button", { name: "New decision" }).click();
  const dialog = vendor.getByRole("dialog");
  await dialog.getByLabel("Title").fill("Colour of the coating");
  await dialog.getByLabel("Context and problem").fill("The plant wants to **see** wear.");
  await dialog.getByLabel("Option 1").fill("Grey");
  await dialog.getByLabel("Option 2").fill("Signal yellow");
  await dialog.getByRole("textbox", { name: /^Decision/ }).fill("Grey.");
  await accessible(vendor);
  await dialog.getByRole("button", { name: "Save draft" }).click();
  await expect(vendor.getByRole("heading", { level: 2, name: /Colour of the coating/ })).toBeVisible();
  await vendor.getByRole("button", { name: "Propose", exact: true }).click();
  await expect(vendor.getByText("Waiting for: ")).toBeVisible();
  const page = vendor.url().split("/").at(-1) ?? "";

  const customer = await signedIn(browser, { base: CUSTOMER, email: "anna.kovacs@northwind.example" });
  await customer.goto(`${list(CUSTOMER, "northwind-pumps")}/${page}`);
  await customer.getByRole("button", { name: "Disagree…" }).click();
  await customer.getByLabel("Why").fill("Wear is seen on yellow alone.");
  await customer.getByRole("button", { name: "Disagree", exact: true }).click();
  await expect(customer.getByText("Rejected", { exact: true })).toBeVisible();

  // The vendor's page follows, and a new text is up.
  await expect(vendor.getByText("Wear is seen on yellow alone.")).toBeVisible();
  await vendor.getByRole("button", { name: "Revise" }).click();
  await vendor
    .getByRole("dialog")
    .getByRole("textbox", { name: /^Decision/ })
    .fill("Signal yellow.");
  await vendor.getByRole("button", { name: "Put the new text up" }).click();
  for (const [email, org] of [
    ["anna.kovacs@northwind.example", "northwind-pumps"],
    ["ines.carvalho@aquanova.example", "aqua-nova"],
  ] as const) {
    const one = await signedIn(browser, { base: CUSTOMER, email });
    await one.goto(`${list(CUSTOMER, org)}/${page}`);
    await one.getByRole("button", { name: "Agree…", exact: true }).click();
    await one.getByRole("button", { name: "Sign and agree" }).click();
    await expect(one.getByRole("dialog")).toHaveCount(0);
    await one.context().close();
  }
  await expect(vendor.getByText("Signed by both sides. The text changes no more.")).toBeVisible();
  await accessible(vendor);
});

test("a board is read, tried with other weights, and scored by the keyboard", async ({ browser }) => {
  const customer = await signedIn(browser, { base: CUSTOMER, email: "anna.kovacs@northwind.example" });
  const id = await casing(customer, CUSTOMER, "northwind-pumps");
  await customer.goto(`${CUSTOMER}/o/northwind-pumps/projects/${id}/decisions`);
  await customer.getByRole("link", { name: "Material of the series casing" }).click();
  await customer.getByRole("link", { name: "Decision board" }).click();
  await expect(customer.getByText("Duplex comes first")).toBeVisible();
  await expect(customer.getByText(/would have to (fall|rise) from/).first()).toBeVisible();
  await looksGood(customer, customer.url(), "decision board");
  await customer.getByLabel("Machining of the flanges").fill("100");
  await expect(customer.getByText("With the weights you are trying")).toBeVisible();
  await customer.getByRole("button", { name: "Back to the agreed weights" }).click();
  await expect(customer.getByText("With the weights you are trying")).toHaveCount(0);

  await customer.goto(`${CUSTOMER}/o/northwind-pumps/projects/${id}/decisions`);
  await customer.getByRole("link", { name: "How the first casing is tried at Sines" }).click();
  await expect(customer.getByText("You see scores and results")).toHaveCount(0);
  await customer.getByLabel("Line 2, before the stop, What we learn").focus();
  for (const figure of ["6", "2", "21"]) {
    await customer.keyboard.type(figure);
    await customer.keyboard.press("Enter");
  }
  await customer.getByLabel("Line 1, during the stop, What we learn").focus();
  for (const figure of ["9", "11", "34"]) {
    await customer.keyboard.type(figure);
    await customer.keyboard.press("ArrowDown");
  }
  await expect(customer.getByText("1 field is still empty or not right.")).toBeVisible();
  await customer.getByLabel("Line 1, during the stop, Risk for the plant").fill("7");
  await accessible(customer);
  await customer.getByRole("button", { name: "Hand in" }).click();
  await customer.getByRole("dialog").getByRole("button", { name: "Hand in" }).click();
  await expect(customer.getByText("Where opinions part")).toBeVisible();
  await looksGood(customer, customer.url(), "decision board");
});
