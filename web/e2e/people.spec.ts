import { expect, test } from "@playwright/test";
import { accessible, CUSTOMER, recordsOf, signedIn, VENDOR } from "./portal";

test("a customer gets an owner on the vendor's side", async ({ browser }) => {
  const page = await signedIn(browser, { base: VENDOR, email: "grace.okafor@hydra.example" });
  const { relationships } = await recordsOf(page, VENDOR, "hydra-castings");
  await page.goto(`${VENDOR}/o/hydra-castings/partners/${relationships[0]?.id}`);
  await page.getByRole("button", { name: "Edit" }).click();
  await page.getByLabel("Looked after by").selectOption({ label: "Tomas Weiss" });
  await accessible(page);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("listitem").filter({ hasText: /Tomas Weiss.*Account manager/ })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("listitem").filter({ hasText: /Tomas Weiss.*Account manager/ })).toBeVisible();
});

test("a colleague is taken out of a complaint and brought back", async ({ browser }) => {
  const page = await signedIn(browser, { base: VENDOR, email: "grace.okafor@hydra.example" });
  const { complaints } = await recordsOf(page, VENDOR, "hydra-castings");
  const cracked = complaints.find((each) => each.title.startsWith("Cracked housings"));
  await page.goto(`${VENDOR}/o/hydra-castings/complaints/${cracked?.id}`);
  await page.getByRole("button", { name: "Add a colleague…" }).click();
  await page.getByLabel("Colleague", { exact: true }).selectOption({ label: "Pavel Novak" });
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("button", { name: "Remove Pavel Novak" }).click();
  await expect(page.getByRole("button", { name: "Remove Pavel Novak" })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "Remove Pavel Novak" })).toBeVisible();
  await page.reload();
  await page.getByRole("button", { name: "Remove Pavel Novak" }).click();
  await expect(page.getByText("Pavel Novak no longer takes part")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "People" })).toBeVisible();
  await expect(page.getByText("Pavel Novak")).toHaveCount(0);
  // The other side's people are not ours to remove.
  await expect(page.getByRole("button", { name: "Remove Sofia Dahl" })).toHaveCount(0);
});

test("on a complaint that is done, writing says first what a message does not do", async ({ browser }) => {
  const page = await signedIn(browser, {
    base: CUSTOMER,
    email: "marta.oliveira@northwind.example",
    language: "en",
  });
  const { complaints } = await recordsOf(page, CUSTOMER, "northwind-pumps");
  const withdrawn = complaints.find((each) => each.status === "withdrawn");
  await page.goto(`${CUSTOMER}/o/northwind-pumps/complaints/${withdrawn?.id}`);
  const place = page.getByRole("region", { name: "Write" });
  await expect(place.getByRole("button", { name: "File a follow-up" })).toBeVisible();
  await expect(page.getByRole("textbox")).toHaveCount(0);
  await place.getByRole("button", { name: "Just write a message" }).click();
  await expect(page.getByRole("textbox")).toBeFocused();
  await expect(page.getByText("Your message does not reopen the complaint.")).toBeVisible();
  await accessible(page);
});
