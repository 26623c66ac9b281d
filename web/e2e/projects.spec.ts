import { type Browser, expect, type Page, test } from "@playwright/test";
import { accessible, CUSTOMER, looksGood, signedIn, VENDOR } from "./portal";

const headers = (org: string, origin: string) => ({ "Concord-Organisation": org, Origin: origin });

interface Windows {
  customer: Page;
  vendor: Page;
}

async function bothWindows(browser: Browser): Promise<Windows> {
  const customer = await signedIn(browser, {
    base: CUSTOMER,
    email: "anna.kovacs@northwind.example",
    language: "en",
  });
  const vendor = await signedIn(browser, { base: VENDOR, email: "boris.lang@hydra.example", language: "en" });
  return { customer, vendor };
}

/** The vendor begins a project of three phases and invites the customer. */
async function begins(vendor: Page): Promise<string> {
  await vendor.goto(`${VENDOR}/o/hydra-castings/projects`);
  await vendor.getByRole("button", { name: "New project" }).first().click();
  const dialog = vendor.getByRole("dialog");
  await dialog.getByLabel("Name").fill("A flange that does not crack");
  await dialog.getByLabel("Purpose").fill("A flange for **200 hours** without a crack.");
  await dialog.getByRole("checkbox", { name: "Northwind Pumps" }).check();
  await accessible(vendor);
  await dialog.getByRole("button", { name: "Begin and invite" }).click();
  await expect(vendor.getByRole("heading", { level: 1, name: "A flange that does not crack" })).toBeVisible();
  return vendor.url().split("/").at(-1) ?? "";
}

/** Approves all that the plan of the first phase holds, each side what the other one submits. */
async function delivers({ customer, vendor }: Windows, id: string): Promise<void> {
  for (const [page, base, org] of [
    [vendor, VENDOR, "hydra-castings"],
    [customer, CUSTOMER, "northwind-pumps"],
  ] as const) {
    const plan = await page.request.get(`${base}/api/v1/projects/${id}/plan`, {
      headers: headers(org, base),
    });
    const [phase] = (await plan.json()).phases;
    for (const each of phase.deliverables) {
      const mine = each.actions.find((action: { name: string }) => action.name === "submit")?.allowed;
      if (!mine) continue;
      const deliverable = `${base}/api/v1/deliverables/${each.id}`;
      const links = [{ title: "Report 1", url: "https://example.org/report" }];
      const shown = await page.request.post(`${deliverable}/evidence`, {
        data: { version: each.version, links },
        headers: headers(org, base),
      });
      const answer = await page.request.post(`${deliverable}/actions/submit`, {
        data: { version: (await shown.json()).version, note: "As agreed." },
        headers: headers(org, base),
      });
      expect(answer.ok(), each.title).toBe(true);
    }
  }
}

async function approves(page: Page, base: string, org: string, id: string): Promise<void> {
  await page.goto(`${base}/o/${org}/projects/${id}/plan`);
  const first = page.locator(".plan-phase").first();
  await expect(first.getByRole("listitem").first()).toBeVisible();
  const approve = first.getByRole("button", { name: "Approve" });
  for (let left = await approve.count(); left > 0; left--) {
    await approve.first().click();
    await expect(approve).toHaveCount(left - 1);
  }
}

/** Answers every criterion of the gate through its dialog, the scored ones with ten. */
async function assesses(page: Page): Promise<void> {
  const answers = page.getByRole("button", { name: /^(Answer…?|Change): / });
  const criteria = page.locator("section.card", { hasText: "Criteria" }).last();
  for (let left = await criteria.getByText("Not answered").count(); left > 0; left--) {
    await criteria.locator("li", { hasText: "Not answered" }).first().getByRole("button").click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByRole("button", { name: "Save" })).toBeVisible();
    if (await dialog.getByRole("radio").count())
      await dialog.getByRole("radio", { name: "Met", exact: true }).check();
    else await dialog.getByRole("combobox").selectOption("10");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(criteria.getByText("Not answered")).toHaveCount(left - 1);
  }
  await expect(answers.first()).toBeVisible();
}

test("two firms carry a project through its first gate", async ({ browser }) => {
  test.setTimeout(180_000);
  const windows = await bothWindows(browser);
  const { customer, vendor } = windows;
  const id = await begins(vendor);
  await expect(vendor.getByText("Waits until Northwind Pumps has answered")).toBeVisible();

  // The customer sees what it is asked, and joins.
  await customer.goto(`${CUSTOMER}/o/northwind-pumps`);
  await customer.getByRole("link", { name: "A flange that does not crack" }).click();
  await expect(customer.getByText("invites Northwind Pumps to work on this together")).toBeVisible();
  await accessible(customer);
  await customer.getByRole("button", { name: "Join the project" }).click();
  await expect(customer.getByRole("heading", { name: "Who holds what" })).toBeVisible();
  // The vendor's page follows by itself.
  await expect(vendor.getByText("Your turn:")).toBeVisible();

  // A question waits for the other side until it is answered.
  await vendor.getByRole("link", { name: "Questions" }).click();
  await vendor.getByRole("button", { name: "Ask a question" }).click();
  const ask = vendor.getByRole("dialog");
  await ask.getByLabel("Question").fill("Which alloy do you test?");
  await ask.getByRole("button", { name: "Ask", exact: true }).click();
  await customer
    .getByRole("navigation", { name: "Parts of the project" })
    .getByRole("link", { name: /^Questions/ })
    .click();
  await expect(customer.getByText("Which alloy do you test?")).toBeVisible();
  await customer.getByRole("button", { name: "Answer…" }).click();
  const answer = customer.getByRole("dialog");
  await answer.getByLabel("Answer").fill("EN-GJS-400.");
  await answer.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(vendor.getByText("EN-GJS-400.")).toBeVisible();

  // They talk, each with a lane of its own.
  await vendor.goto(`${VENDOR}/o/hydra-castings/projects/${id}`);
  await vendor.getByRole("button", { name: "New thread" }).click();
  const topic = vendor.getByRole("dialog");
  await topic.getByLabel("Topic").fill("Flange radius");
  await topic.getByRole("button", { name: "Open", exact: true }).click();
  await expect(vendor.getByRole("heading", { name: "Flange radius" })).toBeVisible();
  await vendor.getByRole("textbox", { name: /Message to/ }).fill("R4 holds in simulation.");
  await vendor.keyboard.press("Control+Enter");
  await customer.goto(`${CUSTOMER}/o/northwind-pumps/projects/${id}`);
  await customer.getByRole("link", { name: /Flange radius/ }).click();
  await expect(customer.getByText("R4 holds in simulation.")).toBeVisible({ timeout: 20_000 });
  await accessible(customer);

  // What is due is submitted and approved by whoever it is owed to.
  await delivers(windows, id);
  await approves(customer, CUSTOMER, "northwind-pumps", id);
  await approves(vendor, VENDOR, "hydra-castings", id);
  await accessible(vendor);

  // The gate: criteria, a verdict, two keys.
  await vendor.locator(".plan-phase").first().locator(".plan-gate").click();
  await expect(vendor.getByRole("heading", { name: "Criteria" })).toBeVisible();
  await assesses(vendor);
  await vendor.getByRole("button", { name: "Go…", exact: true }).click();
  const decide = vendor.getByRole("dialog");
  await accessible(vendor);
  await decide.getByRole("button", { name: "Put up for signing" }).click();
  await expect(decide).toHaveCount(0);
  await expect(vendor.getByText("Being signed").first()).toBeVisible();
  const gate = vendor.url().split("/").at(-1) ?? "";
  await customer.goto(`${CUSTOMER}/o/northwind-pumps/projects/${id}/gates/${gate}`);
  await customer.getByRole("button", { name: "Read and sign…" }).click();
  const sign = customer.getByRole("dialog");
  await expect(sign.getByText(/^Bundle/)).toBeVisible();
  await accessible(customer);
  await sign.getByRole("button", { name: "Sign", exact: true }).click();
  await expect(customer.getByText("Signed by all").first()).toBeVisible();
  await expect(vendor.getByText("Signed by all").first()).toBeVisible();

  // The next phase has begun for both.
  await customer.goto(`${CUSTOMER}/o/northwind-pumps/projects/${id}`);
  const phases = customer.getByRole("list", { name: "Phases" });
  await expect(phases.getByRole("listitem").nth(0)).toContainText("passed");
  await expect(phases.getByRole("listitem").nth(1)).toHaveAttribute("aria-current", "step");

  // What was signed changes: the signatures are stale, and it says what changed.
  await vendor.goto(`${VENDOR}/o/hydra-castings/projects/${id}/plan`);
  const own = vendor
    .locator(".plan-phase")
    .first()
    .locator(".deliverables > li", { hasText: "from Hydra" })
    .first();
  await own.getByRole("button", { name: /^More/ }).click();
  await vendor.getByRole("menuitem", { name: "Take up again…" }).click();
  const reopen = vendor.getByRole("dialog");
  await reopen.getByLabel("Reason").fill("A value was wrong.");
  await reopen.getByRole("button", { name: "Take up again" }).click();
  await customer.goto(`${CUSTOMER}/o/northwind-pumps/projects/${id}/gates/${gate}`);
  await expect(customer.getByText("This has changed since it was signed")).toBeVisible();
  await expect(customer.getByText("was “Approved”, is “Not ready”").first()).toBeVisible();
});

test("shares of the cost hold once the other side has signed them", async ({ browser }) => {
  const { customer, vendor } = await bothWindows(browser);
  const list = await vendor.request.get(`${VENDOR}/api/v1/projects?q=flange`, {
    headers: headers("hydra-castings", VENDOR),
  });
  const { id } = (await list.json()).items[0];
  await vendor.goto(`${VENDOR}/o/hydra-castings/projects/${id}/programme`);
  await customer.goto(`${CUSTOMER}/o/northwind-pumps/projects/${id}/programme`);
  await vendor.getByRole("button", { name: "Propose shares" }).click();
  const dialog = vendor.getByRole("dialog");
  await dialog.getByLabel("Hydra Castings bears").fill("60");
  await expect(dialog.getByText("10% too much.")).toBeVisible();
  await dialog.getByLabel("Northwind Pumps bears").fill("40");
  await expect(dialog.getByText("Together 100 %.")).toBeVisible();
  await accessible(vendor);
  await dialog.getByRole("button", { name: "Put up for signing" }).click();
  // It reaches the other window by itself.
  await customer.getByRole("button", { name: "Sign these shares" }).click();
  await expect(vendor.getByText("Agreed by all")).toBeVisible();
  await expect(vendor.getByText("60%")).toBeVisible();
});

test("pages of projects hold in both languages, dark and narrow", async ({ browser }) => {
  test.setTimeout(180_000);
  for (const [language, colorScheme, width] of [
    ["en", "light", 1440],
    ["ru", "dark", 1280],
    ["en", "dark", 360],
    ["ru", "light", 360],
  ] as const) {
    const page = await signedIn(browser, {
      base: CUSTOMER,
      email: "anna.kovacs@northwind.example",
      language,
      colorScheme,
      width,
    });
    const list = await page.request.get(`${CUSTOMER}/api/v1/projects`, {
      headers: headers("northwind-pumps", CUSTOMER),
    });
    const { id } = (await list.json()).items[0];
    const project = await page.request.get(`${CUSTOMER}/api/v1/projects/${id}`, {
      headers: headers("northwind-pumps", CUSTOMER),
    });
    const { phases, thread_id } = await project.json();
    const base = `${CUSTOMER}/o/northwind-pumps/projects`;
    const name = `projects ${language} ${colorScheme} ${width}`;
    await looksGood(page, base, name);
    for (const part of [
      "",
      "/plan",
      "/questions",
      "/timeline",
      "/programme",
      "/people",
      "/changes",
      `/gates/${phases[0].gate.id}`,
      `/threads/${thread_id}`,
    ]) {
      await looksGood(page, `${base}/${id}${part}`, name);
    }
    await page.context().close();
  }
});
