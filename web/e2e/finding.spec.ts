import { expect, test } from "@playwright/test";
import { accessible, looksGood, signedIn, VENDOR } from "./portal";

const ORG = `${VENDOR}/o/hydra-castings`;

test("what belongs to a project is found from anywhere, and a summary of it comes as often as one likes", async ({
  browser,
}) => {
  const page = await signedIn(browser, { base: VENDOR, email: "irina.sokolova@hydra.example" });
  await page.goto(`${ORG}/inbox`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("Control+k");
  const finder = page.getByRole("combobox", { name: "Search or jump" });
  await finder.fill("machined before coat");
  const found = page.getByRole("group", { name: "Joint development" });
  await expect(found.getByRole("option", { name: /Flange faces are machined before coating/ })).toBeVisible();
  await accessible(page);
  if (process.env.E2E_SHOTS) await page.screenshot({ path: `${process.env.E2E_SHOTS}/palette.png` });
  await found.getByRole("option", { name: /Flange faces are machined before coating/ }).click();
  await expect(
    page.getByRole("heading", { name: /Flange faces are machined before coating/ }).first(),
  ).toBeVisible();

  // Whoever types a key means just that: it stands above everything else, and Enter opens it.
  await page.keyboard.press("Control+k");
  await finder.fill("d3");
  await expect(page.getByRole("option").first()).toContainText("Flange faces are machined after coating");
  await page.keyboard.press("Escape");
  await expect(finder).toHaveCount(0);

  const project = page.url().split("/decisions")[0];
  await looksGood(page, `${project}/people`, "people");
  const pace = page.getByRole("radiogroup", { name: "How often you get it" });
  await expect(pace.getByRole("radio", { name: "On Mondays" })).toBeChecked();
  await pace.getByRole("radio", { name: "Every day" }).click();
  await expect(pace.getByRole("radio", { name: "Every day" })).toBeChecked();
  await expect(page.getByText("The next one, if there is something to tell:")).toBeVisible();
  await page.reload();
  await expect(pace.getByRole("radio", { name: "Every day" })).toBeChecked();
  await pace.getByRole("radio", { name: "Never" }).click();
  await expect(pace.getByRole("radio", { name: "Never" })).toBeChecked();
  await expect(page.getByText("The next one, if there is something to tell:")).toHaveCount(0);
  await pace.getByRole("radio", { name: "On Mondays" }).click();
  await expect(pace.getByRole("radio", { name: "On Mondays" })).toBeChecked();
  await page.setViewportSize({ width: 360, height: 800 });
  await looksGood(page, `${project}/people`, "people narrow");
});
