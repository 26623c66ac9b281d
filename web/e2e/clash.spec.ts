import { expect, type Page, test } from "@playwright/test";
import { AT, begun, json, VENDORS } from "./joint";
import { accessible, CUSTOMER, signedIn, VENDOR } from "./portal";

async function edits(page: Page) {
  await page.getByRole("button", { name: /^More/ }).first().click();
  await page.getByRole("menuitem", { name: "Edit the project" }).click();
  return page.getByRole("dialog", { name: "Edit the project" });
}

test("two people edit one text: other fields are merged, the same one is shown side by side", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const vendor = await signedIn(browser, { base: VENDOR, email: "boris.lang@hydra.example" });
  const customer = await signedIn(browser, { base: CUSTOMER, email: "anna.kovacs@northwind.example" });
  const id = await begun(vendor, customer, "A lid for two hands");
  await vendor.goto(`${VENDOR}/o/hydra-castings/projects/${id}`);
  await customer.goto(`${CUSTOMER}/o/northwind-pumps/projects/${id}`);

  // The one changes the name, the other what it is for: both hold, without a word.
  let theirs = await edits(vendor);
  let own = await edits(customer);
  await theirs.getByLabel("Name").fill("A lid for one hand");
  await theirs.getByRole("button", { name: "Save" }).click();
  await expect(theirs).toHaveCount(0);
  await own.getByLabel("Purpose").fill("It opens without a tool, in gloves.");
  await own.getByRole("button", { name: "Save" }).click();
  await expect(own).toHaveCount(0);
  await expect(customer.getByRole("heading", { level: 1, name: "A lid for one hand" })).toBeVisible();
  await expect(customer.getByText("It opens without a tool, in gloves.")).toBeVisible();

  // Both write in the same field: nothing is sent until the second one has chosen.
  await expect(vendor.getByText("It opens without a tool, in gloves.")).toBeVisible();
  theirs = await edits(vendor);
  own = await edits(customer);
  await theirs.getByLabel("Purpose").fill("It opens without a tool, at 60 °C.");
  await theirs.getByRole("button", { name: "Save" }).click();
  await expect(theirs).toHaveCount(0);
  await own.getByLabel("Purpose").fill("It opens without a tool, in thick gloves.");
  await own.getByRole("button", { name: "Save" }).click();
  const clash = own.getByRole("region", { name: "Two texts: Purpose" });
  await expect(clash).toContainText("at 60 °C");
  await expect(clash).toContainText("in thick gloves");
  await accessible(customer);
  if (process.env.E2E_SHOTS) await customer.screenshot({ path: `${process.env.E2E_SHOTS}/clash.png` });
  await own.getByRole("button", { name: "Save" }).click();
  await expect(own.getByText("Choose above, then save again.")).toBeVisible();
  await clash.getByRole("button", { name: "Put both together" }).click();
  await expect(own.getByRole("textbox", { name: "Purpose" })).toHaveValue(/at 60 °C[\s\S]*in thick gloves/);
  await own.getByRole("button", { name: "Save" }).click();
  await expect(own).toHaveCount(0);
  const now = await json(await customer.request.get(`${CUSTOMER}/api/v1/projects/${id}`, { headers: AT }));
  expect(now.title).toBe("A lid for one hand");
  expect(now.purpose).toMatch(/at 60 °C[\s\S]*in thick gloves/);
});

test("a cell of the requirements keeps what somebody else wrote in it meanwhile", async ({ browser }) => {
  test.setTimeout(120_000);
  const vendor = await signedIn(browser, { base: VENDOR, email: "boris.lang@hydra.example" });
  const customer = await signedIn(browser, { base: CUSTOMER, email: "anna.kovacs@northwind.example" });
  const id = await begun(vendor, customer, "A lid for two hands");
  const path = `${VENDOR}/api/v1/projects/${id}/requirements`;
  const made = await json(
    await vendor.request.post(path, { headers: VENDORS, data: { text: "Opens by hand" } }),
  );
  const row = made.items?.[0] ?? made;
  await customer.goto(`${CUSTOMER}/o/northwind-pumps/projects/${id}/requirements`);
  const cell = customer.locator("tbody tr").first().locator('[data-column="text"]');
  await cell.focus();
  await customer.keyboard.press("Enter");
  const editor = cell.getByRole("textbox");
  await editor.fill("Opens with one hand");
  // Meanwhile the vendor writes in the same cell, and in another one.
  const patch = (data: object, version: number) =>
    vendor.request.patch(`${VENDOR}/api/v1/requirements/${row.id}`, {
      headers: { ...VENDORS, "If-Match": `"${version}"` },
      data,
    });
  await json(await patch({ text: "Opens by hand in gloves" }, row.version));
  await json(await patch({ priority: "should" }, row.version + 1));
  await editor.press("Enter");
  const clash = cell.getByRole("region", { name: /^Two texts/ });
  await expect(clash).toContainText("Opens by hand in gloves");
  await accessible(customer);
  await clash.getByRole("button", { name: "Keep mine" }).click();
  await expect(cell).toHaveText("Opens with one hand");
  const list = await json(await vendor.request.get(path, { headers: VENDORS }));
  expect(list.items[0]).toMatchObject({ text: "Opens with one hand", priority: "should" });
});

test("a line of a change keeps what was typed while somebody else changed it, and says that signatures fall", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const vendor = await signedIn(browser, { base: VENDOR, email: "boris.lang@hydra.example" });
  const customer = await signedIn(browser, { base: CUSTOMER, email: "anna.kovacs@northwind.example" });
  const id = await begun(vendor, customer, "A lid with a line that two change");
  const path = `${VENDOR}/api/v1/projects/${id}/requirements`;
  const list = async () => json(await vendor.request.get(path, { headers: VENDORS }));
  const submit = async () => {
    const { version } = await list();
    await json(await vendor.request.post(`${path}/actions/submit`, { headers: VENDORS, data: { version } }));
  };
  const row = await json(
    await vendor.request.post(path, { headers: VENDORS, data: { text: "Holds 12 bar" } }),
  );
  await submit();
  const up = await list();
  await json(
    await customer.request.post(`${CUSTOMER}/api/v1/projects/${id}/requirements/actions/sign`, {
      headers: AT,
      data: { version: up.version, sha256: up.reviews[0].sha256 },
    }),
  );
  const agreed = (await list()).items[0];
  const content = {
    text: "Holds 16 bar",
    source_id: agreed.source.id,
    priority: "must",
    verification: "test",
  };
  const made = { kind: "changed", requirement_id: row.id, content, reason: "The pump is stronger." };
  await json(await vendor.request.post(`${path}/changes`, { headers: VENDORS, data: made }));
  await submit();

  await customer.goto(`${CUSTOMER}/o/northwind-pumps/projects/${id}/requirements`);
  await expect(customer.getByText("Version 2 up for signing")).toBeVisible();
  await customer.getByRole("button", { name: "Edit", exact: true }).click();
  const dialog = customer.getByRole("dialog");
  await expect(dialog.getByText(/^Version 2 is up for signing\. If you change it/)).toBeVisible();
  await dialog.getByLabel("Requirement").fill("Holds 18 bar");

  // Meanwhile the vendor words it otherwise, and says how many days it takes.
  const [line] = (await list()).changes;
  await json(
    await vendor.request.patch(`${VENDOR}/api/v1/requirements/changes/${line.id}`, {
      headers: { ...VENDORS, "If-Match": `"${line.version}"` },
      data: { content: { ...content, text: "Holds 20 bar" }, reason: line.reason, cost: null, days: 7 },
    }),
  );
  await dialog.getByRole("button", { name: "Save" }).click();
  const clash = dialog.getByRole("region", { name: "Two texts: Requirement" });
  await expect(clash).toContainText("Holds 20 bar");
  await expect(clash.locator("ins")).toHaveText("18");
  await accessible(customer);
  await clash.getByRole("button", { name: "Keep mine" }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toHaveCount(0);
  const [now] = (await list()).changes;
  expect(now).toMatchObject({ after: { text: "Holds 18 bar" }, reason: line.reason, days: 7 });
});
