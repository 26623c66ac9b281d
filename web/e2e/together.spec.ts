/** A mirror survey in two windows: the customer begins it, both approve it, both see the gaps at the same moment. */
import { type Browser, expect, type Page, test } from "@playwright/test";
import { accessible, CUSTOMER, looksGood, signedIn, VENDOR } from "./portal";

const NORTHWIND = `${CUSTOMER}/o/northwind-pumps`;
const HYDRA = `${VENDOR}/o/hydra-castings`;

type Look = { language?: "en" | "ru"; width?: number; dark?: boolean };
const window = (browser: Browser, base: string, email: string, look: Look = {}) =>
  signedIn(browser, {
    base,
    email,
    language: look.language ?? "en",
    colorScheme: look.dark ? "dark" : "light",
    ...(look.width ? { width: look.width } : {}),
  });
const laszlo = (browser: Browser, look?: Look) =>
  window(browser, CUSTOMER, "laszlo.varga@northwind.example", look);
const helen = (browser: Browser, look?: Look) => window(browser, VENDOR, "helen.marsh@hydra.example", look);

const ITEMS = ["goals", "open", "dates", "answers", "fair", "decisions"];

/** Links of the own side, and how their holders answer: so many points for the kept dates. */
async function answers(page: Page, base: string, org: string, id: string, points: readonly string[]) {
  const invited = await page.request.post(`${base}/api/v1/surveys/${id}/invites`, {
    headers: { Origin: base, "Concord-Organisation": org },
    data: { invites: points.map(() => ({})) },
  });
  expect(invited.ok(), await invited.text()).toBe(true);
  const { items } = (await invited.json()) as { items: { path: string }[] };
  for (const [place, { path }] of items.entries()) {
    const sends = async (form: Record<string, string>) => {
      const answer = await page.request.post(`${base}${path}`, {
        form: { version: "1", ...form },
        headers: { Origin: base },
      });
      expect(answer.ok(), await answer.text()).toBe(true);
    };
    const all = Object.fromEntries(ITEMS.map((item) => [`q.${item}`, "4"]));
    await sends({});
    await sends({ page: "cooperation", ...all, "q.dates": points[place] ?? "4" });
    await sends({ page: "words", "q.change": "Say when a date moves." });
    await sends({ go: "send" });
  }
}

test("both approve a mirror before anybody is asked, and see the gaps at once", async ({ browser }) => {
  test.setTimeout(180_000);
  const customer = await laszlo(browser);
  const vendor = await helen(browser);

  // The customer begins it with its vendor.
  await customer.goto(`${NORTHWIND}/surveys`);
  await customer.getByRole("button", { name: "New survey" }).click();
  const dialog = customer.getByRole("dialog");
  await expect(dialog.getByRole("radio", { name: "A mirror of both firms" })).toBeChecked();
  await dialog.getByRole("combobox", { name: "Together with" }).click();
  await customer.getByRole("option", { name: "Hydra Castings" }).click();
  await accessible(customer);
  await dialog.getByRole("button", { name: /^How do we see our cooperation\?/ }).click();
  await customer.waitForURL(/\/surveys\/[^/]+\/edit$/);
  const id = /surveys\/([^/]+)\/edit/.exec(customer.url())?.[1] ?? "";
  await customer.goto(`${NORTHWIND}/surveys/${id}`);
  await expect(customer.getByRole("heading", { name: "Mirror survey of both firms" })).toBeVisible();
  await accessible(customer);

  // It signs first; the vendor finds it where it looks for what waits, and sends it back.
  await customer.getByRole("button", { name: "Approve…" }).click();
  await expect(
    dialog.getByText("Both firms see the gaps at the same moment", { exact: false }),
  ).toBeVisible();
  await accessible(customer);
  await dialog.getByRole("button", { name: "Approve", exact: true }).click();
  await expect(customer.getByText(/You have approved it and Hydra Castings is next/)).toBeVisible();
  await vendor.goto(HYDRA);
  await vendor.getByRole("link", { name: "Survey", exact: true }).first().click();
  await vendor.goto(`${HYDRA}/surveys/${id}`);
  await expect(vendor.getByText("Your turn.", { exact: true })).toBeVisible();
  await vendor.getByRole("button", { name: "Send back…" }).click();
  const theirs = vendor.getByRole("dialog");
  await theirs.getByRole("textbox", { name: "What should be different" }).fill("Hide what people write.");
  await accessible(vendor);
  await theirs.getByRole("button", { name: "Send back", exact: true }).click();

  // The customer sees it without loading the page, changes the agreement, and both sign.
  await expect(customer.getByText(/Hydra Castings sent it back/)).toBeVisible();
  await expect(customer.getByText(/Hide what people write\./).first()).toBeVisible();
  await customer.getByRole("button", { name: "Change this…" }).click();
  await dialog.getByRole("checkbox", { name: "Show both firms what people wrote" }).uncheck();
  await accessible(customer);
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(customer.getByText("What people wrote is shown to nobody.")).toBeVisible();
  await customer.getByRole("button", { name: "Approve…" }).click();
  await dialog.getByRole("button", { name: "Approve", exact: true }).click();
  await expect(vendor.getByText(/has approved this survey and waits for your side/)).toBeVisible();
  await vendor.getByRole("button", { name: "Approve…" }).click();
  await theirs.getByRole("button", { name: "Approve", exact: true }).click();
  await expect(vendor.getByText("Both have approved it as it is.", { exact: false })).toBeVisible();
  await vendor.getByRole("button", { name: "Publish…" }).click();
  await accessible(vendor);
  await theirs.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(vendor.getByText(/^It is live\. Invite your own people/)).toBeVisible();

  // Both sides answer; the figures are held from both.
  await answers(vendor, VENDOR, "hydra-castings", id, ["5", "5", "5"]);
  await answers(customer, CUSTOMER, "northwind-pumps", id, ["1", "2", "1"]);
  await vendor.goto(`${HYDRA}/surveys/${id}/results`);
  await expect(vendor.getByText("The gap is shown to both at once")).toBeVisible();
  await accessible(vendor);

  // The customer closes its half, and then the vendor: the customer's window shows it by itself.
  await customer.goto(`${NORTHWIND}/surveys/${id}`);
  await customer.getByRole("button", { name: "Close our half…" }).click();
  await dialog.getByRole("button", { name: "Close our half", exact: true }).click();
  await expect(customer.getByText(/^Your half is closed\. The gaps open/)).toBeVisible();
  await customer.goto(`${NORTHWIND}/surveys/${id}/results`);
  await expect(customer.getByText("The gap is shown to both at once")).toBeVisible();
  await vendor.goto(`${HYDRA}/surveys/${id}`);
  await vendor.getByRole("button", { name: "Close our half…" }).click();
  await theirs.getByRole("button", { name: "Close our half", exact: true }).click();
  for (const page of [vendor, customer]) {
    if (page === vendor) await page.getByRole("link", { name: "See the gaps" }).click();
    await expect(page.getByRole("img", { name: /Promised dates are kept: Hydra Castings 5/ })).toBeVisible();
    await accessible(page);
    await page.getByRole("button", { name: "Show as a table" }).click();
    await expect(page.getByRole("row", { name: /Promised dates are kept/ })).toContainText("1.33");
  }
});

test("surveys with two owners look good on a phone and a desk, light and dark, in both languages", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  for (const look of [
    { width: 1280 },
    { width: 360, dark: true },
    { width: 360, language: "ru" as const },
    { width: 1280, dark: true, language: "ru" as const },
  ]) {
    const page = await laszlo(browser, look);
    const answer = await page.request.get(`${CUSTOMER}/api/v1/surveys`, {
      headers: { "Concord-Organisation": "northwind-pumps" },
    });
    const { items } = (await answer.json()) as {
      items: { id: string; mirror: boolean; status: string; ball: string | null }[];
    };
    const released = items.find((each) => each.mirror && each.status === "closed");
    const waits = items.find((each) => !each.mirror && each.status === "draft");
    const name = `together ${Object.values(look).join(" ")}`;
    await looksGood(page, `${NORTHWIND}/surveys`, name);
    await looksGood(page, `${NORTHWIND}/surveys/${released?.id}`, name);
    await looksGood(page, `${NORTHWIND}/surveys/${released?.id}/results`, `${name} gaps`);
    await looksGood(page, `${NORTHWIND}/surveys/${waits?.id}`, `${name} waits`);
    await page.context().close();
    if (look.width === 360) continue;
    const other = await window(browser, VENDOR, "helen.marsh@hydra.example", look);
    await looksGood(other, `${HYDRA}/surveys/${waits?.id}`, `${name} vendor`);
    await other.context().close();
  }
});
