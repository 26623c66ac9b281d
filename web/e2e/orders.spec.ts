import { type Browser, expect, test } from "@playwright/test";
import { accessible, CUSTOMER, looksGood, recordsOf, signedIn, VENDOR } from "./portal";

const HYDRA = `${VENDOR}/o/hydra-castings`;
const boris = (browser: Browser) =>
  signedIn(browser, { base: VENDOR, email: "boris.lang@hydra.example", language: "en" });

test("from the orders of a customer to a complaint about a line", async ({ browser }) => {
  test.setTimeout(120_000);
  const page = await boris(browser);
  await page.goto(`${HYDRA}/orders`);
  const orders = page.getByRole("table", { name: "Orders" });
  await expect(orders.getByRole("row").nth(1)).toBeVisible();
  await accessible(page);

  // Late ones alone; the filter stands in the address.
  await page.getByRole("button", { name: "Late ones" }).click();
  await expect(page).toHaveURL(/late=true/);
  await expect(orders.getByText(/days? late|Overdue by/).first()).toBeVisible();

  // One of them, and a complaint about its first line.
  await orders.getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1, name: /^Order / })).toBeVisible();
  await accessible(page);
  const number =
    /Order (\S+)/.exec((await page.getByRole("heading", { level: 1 }).textContent()) ?? "")?.[1] ?? "";
  await page
    .getByRole("button", { name: /^File a complaint about/ })
    .first()
    .click();
  await page.waitForURL(/\/complaints\/[^/]+\/edit/);
  await expect(page.getByRole("textbox", { name: /^Order ?optional$/ })).toHaveValue(number);

  // The line names it from now on.
  await page.goto(`${HYDRA}/orders?number=${encodeURIComponent(number)}`);
  await orders.getByRole("link").first().click();
  await expect(page.getByRole("table", { name: "Lines" }).getByRole("link", { name: /^C-/ })).toBeVisible();
});

test("a customer's page tells what it ordered and how punctually", async ({ browser }) => {
  const page = await boris(browser);
  const { relationships } = await recordsOf(page, VENDOR, "hydra-castings");
  for (const { id } of relationships.slice(0, 2)) {
    await page.goto(`${HYDRA}/partners/${id}`);
    await expect(page.getByRole("heading", { name: "Orders" })).toBeVisible();
  }
  await page.getByRole("link", { name: "All orders" }).click();
  await expect(page).toHaveURL(/customer=/);
  await page.getByRole("button", { name: "Show all again" }).click();
  await expect(page).not.toHaveURL(/customer=/);
});

test("products are found, proposed and sorted", async ({ browser }) => {
  const page = await boris(browser);
  await page.goto(`${HYDRA}/orders/products`);
  await page.getByRole("searchbox", { name: "Number or name" }).fill("hx");
  await expect(page.getByRole("link", { name: "Housing HX-40" })).toBeVisible();
  await page.getByRole("button", { name: "Add a product" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Number").fill("HX-41");
  await dialog.getByLabel("Name").fill("Housing HX-41");
  await dialog.getByLabel("Status").selectOption("proposed");
  await accessible(page);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("row", { name: /HX-41/ }).getByText("Proposed")).toBeVisible();
});

test("a customer sees its own orders, and complains about a line", async ({ browser }) => {
  test.setTimeout(120_000);
  const anna = { base: CUSTOMER, email: "anna.kovacs@northwind.example", language: "en" } as const;
  const page = await signedIn(browser, anna);
  await page.goto(`${CUSTOMER}/o/northwind-pumps/purchases`);
  await expect(page.getByRole("heading", { level: 1, name: "Our orders" })).toBeVisible();
  const orders = page.getByRole("table", { name: "Our orders" });
  await page.getByRole("button", { name: "Late ones" }).click();
  await expect(orders.getByText(/days? late|Overdue by/).first()).toBeVisible();
  await accessible(page);
  await orders.getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1, name: /^Order / })).toBeVisible();
  await expect(page.getByText("Margin")).toHaveCount(0);
  await accessible(page);
  await page
    .getByRole("button", { name: /^File a complaint about/ })
    .first()
    .click();
  await page.waitForURL(/\/complaints\/[^/]+\/edit/);
});

test("a file is looked at, rehearsed, brought in and taken back", async ({ browser }) => {
  test.setTimeout(120_000);
  const helen = { base: VENDOR, email: "helen.marsh@hydra.example", language: "en" } as const;
  const page = await signedIn(browser, helen);
  await page.goto(`${HYDRA}/orders/files`);
  await expect(page.getByRole("heading", { level: 1, name: "Files" })).toBeVisible();
  await accessible(page);
  const file = [
    "Order no;Date;Customer;Article;Description;Qty;Price",
    "E2E-1;01.02.2026;Northwind Pumps;HX-40;Housing HX-40;2;412,50",
    "E2E-1;01.02.2026;Northwind Pumps;VT-80;Volute VT-80;1;589,00",
    "E2E-2;02.02.2026;Northwind Pumps;VT-80;Volute VT-80;many;589,00",
  ].join("\n");
  await page
    .getByLabel("Choose a file")
    .setInputFiles({ name: "february.csv", mimeType: "text/csv", buffer: Buffer.from(file) });
  await expect(page.getByRole("heading", { name: /february\.csv/ })).toBeVisible();
  await expect(page.getByLabel("Order number")).toHaveValue("Order no");
  await expect(page.getByLabel("Between columns")).toHaveValue(";");
  await expect(page.getByLabel("How this date is written")).toHaveValue("%d.%m.%Y");
  // What is missing is said at its place.
  await page.getByRole("button", { name: "See what it would bring" }).click();
  await expect(page.getByText("Say this first.")).toBeVisible();
  await page.getByLabel("Currency").first().fill("EUR");
  await page.getByRole("button", { name: "See what it would bring" }).click();
  await expect(page.getByRole("heading", { name: "What it would bring" })).toBeVisible();
  await expect(page.getByText("a number cannot be read").first()).toBeVisible();
  await accessible(page);
  await page.getByRole("button", { name: "Bring in 1 order" }).click();
  await expect(page.getByRole("heading", { name: "Brought in" })).toBeVisible();
  const run = page.getByRole("row", { name: /february\.csv/ });
  await run.getByRole("button", { name: "Take back february.csv" }).click();
  await expect(run.getByText("Taken back")).toBeVisible();
});

for (const look of [
  { language: "en", colorScheme: "dark", width: 360 },
  { language: "ru", colorScheme: "light", width: 1280 },
] as const) {
  test(`pages of orders are accessible (${look.language}, ${look.colorScheme}, ${look.width} px)`, async ({
    browser,
  }) => {
    const page = await signedIn(browser, { base: VENDOR, email: "boris.lang@hydra.example", ...look });
    const answer = await page.request.get(`${VENDOR}/api/v1/orders?limit=1`, {
      headers: { "Concord-Organisation": "hydra-castings" },
    });
    const order = (await answer.json()).items[0]?.id;
    const name = `orders ${look.language} ${look.colorScheme} ${look.width}`;
    for (const path of ["orders", `orders/${order}`, "orders/products", "orders/files"])
      await looksGood(page, `${HYDRA}/${path}`, name);
  });
}
