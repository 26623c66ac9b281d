import { expect, type Page, test } from "@playwright/test";
import { accessible, CUSTOMER, signedIn, VENDOR } from "./portal";

const casing = async (page: Page, base: string, org: string): Promise<string> => {
  const answer = await page.request.get(`${base}/api/v1/projects?q=casing`, {
    headers: { "Concord-Organisation": org },
  });
  const [found] = (await answer.json()).items;
  return `${base}/o/${org}/projects/${found.id}`;
};

test("a document is added, released, approved, and opened as a PDF under the portal's own policy", async ({
  browser,
}) => {
  test.setTimeout(90_000);
  const vendor = await signedIn(browser, { base: VENDOR, email: "dmitri.orlov@hydra.example" });
  await vendor.goto(`${await casing(vendor, VENDOR, "hydra-castings")}/documents`);
  await expect(vendor.getByRole("link", { name: /Casing DN 150/ })).toBeVisible();
  await vendor.getByRole("button", { name: "Add document" }).click();
  const dialog = vendor.getByRole("dialog");
  await dialog.locator("input[type=file]").setInputFiles({
    name: "Cover plate.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("A cover plate."),
  });
  await expect(dialog.getByLabel("Name")).toHaveValue("Cover plate");
  await accessible(vendor);
  await dialog.getByRole("button", { name: "Save as draft" }).click();
  await expect(vendor.getByRole("heading", { name: /Cover plate/ })).toBeVisible();
  await vendor.getByRole("button", { name: "Release" }).click();
  await vendor.getByRole("dialog").getByRole("button", { name: "Release" }).click();
  await vendor.getByRole("button", { name: "Ask for approval" }).click();
  await accessible(vendor);
  await vendor.getByRole("dialog").getByLabel("Aqua Nova").first().uncheck();
  await vendor.getByRole("dialog").getByRole("button", { name: "Ask for approval" }).click();
  await expect(vendor.getByRole("list", { name: "Answers" })).toContainText("awaited");
  const page = new URL(vendor.url()).pathname.split("/").slice(3).join("/");

  const customer = await signedIn(browser, { base: CUSTOMER, email: "marta.oliveira@northwind.example" });
  await customer.goto(`${CUSTOMER}/o/northwind-pumps/${page}`);
  await customer.getByRole("button", { name: "Approve", exact: true }).click();
  await customer.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
  await expect(customer.getByRole("list", { name: "Answers" })).toContainText("approved");
  await accessible(customer);
});

test("a PDF is drawn by the portal's own worker, and a confidential one opens under an NDA alone", async ({
  browser,
}) => {
  test.setTimeout(90_000);
  // With the policy in force, unlike in other tests.
  const context = await browser.newContext({ locale: "en-US", viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const refused: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy|TrustedScript|TrustedHTML/.test(message.text()))
      refused.push(message.text());
  });
  await page.goto(`${CUSTOMER}/sign-in`);
  await page.fill("input[name=email]", "anna.kovacs@northwind.example");
  await page.fill("input[name=password]", "concord-demo");
  await page.locator("form button.primary").click();
  await page.waitForURL(/\/o\//);
  const project = await casing(page, CUSTOMER, "northwind-pumps");
  await page.goto(`${project}/documents`);
  await page.getByRole("link", { name: /Alloy specification/ }).click();
  const sheet = page.getByRole("img", { name: /page 1 of 2/ });
  await expect(sheet).toBeVisible();
  // Something was drawn: not all of the sheet is blank.
  await expect
    .poll(() =>
      sheet.evaluate((canvas: HTMLCanvasElement) => {
        const data = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
        return data.some((value, index) => index % 4 !== 3 && value < 128);
      }),
    )
    .toBe(true);
  await page.getByRole("button", { name: "Next page" }).click();
  await expect(page.getByRole("img", { name: /page 2 of 2/ })).toBeVisible();
  expect(refused).toEqual([]);

  const other = await signedIn(browser, {
    base: CUSTOMER,
    email: "ines.carvalho@aquanova.example",
    width: 360,
  });
  await other.goto(`${await casing(other, CUSTOMER, "aqua-nova")}/documents`);
  await expect(other.getByRole("link", { name: /Casing DN 150/ })).toBeVisible();
  await expect(other.getByText("Alloy specification")).toHaveCount(0);
  await expect(other.getByText("Opens only under an NDA with Northwind")).toBeVisible();
  await accessible(other);
});
