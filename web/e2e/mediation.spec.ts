import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { invitationOf } from "./mails";
import { accessible, CUSTOMER, signedIn, VENDOR } from "./portal";
import { unzipped } from "./zip";

const CUSTOMERS = { "Concord-Organisation": "northwind-pumps", Origin: CUSTOMER };
const VENDORS = { "Concord-Organisation": "hydra-castings", Origin: VENDOR };
const ours = (id: string, rest = "") => `${CUSTOMER}/o/northwind-pumps/complaints/${id}${rest}`;
const theirs = (id: string, rest = "") => `${VENDOR}/o/hydra-castings/complaints/${id}${rest}`;

async function call(page: Page, url: string, headers: Record<string, string>, data: unknown) {
  const answer = await page.request.post(url, { headers, data });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
}

/** Messages are sent at once. */
async function holdsNothing(page: Page, base: string): Promise<void> {
  const answer = await page.request.patch(`${base}/api/v1/me`, {
    headers: { Origin: base },
    data: { hold_seconds: 0 },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}

/** A complaint that the vendor has acknowledged; its id. */
async function files(customer: Page, vendor: Page, title: string): Promise<string> {
  const listed = await customer.request.get(`${CUSTOMER}/api/v1/relationships`, { headers: CUSTOMERS });
  const relationship = (await listed.json()).items.find(
    (one: { counterpart: { name: string } }) => one.counterpart.name === "Hydra Castings",
  );
  const { id } = await call(customer, `${CUSTOMER}/api/v1/complaints`, CUSTOMERS, {
    relationship_id: relationship.id,
    title,
    description: "Nine of forty seals leak.",
    category: "product",
    severity: "major",
    remedy_sought: "refund",
    submit: true,
  });
  const seen = await vendor.request.get(`${VENDOR}/api/v1/complaints/${id}`, { headers: VENDORS });
  const { version } = await seen.json();
  await call(vendor, `${VENDOR}/api/v1/complaints/${id}/actions/acknowledge`, VENDORS, { version });
  return id;
}

/** Climbs until there is no rung left, with the vendor's consent. */
async function climbs(customer: Page, vendor: Page, id: string): Promise<void> {
  const path = `/api/v1/complaints/${id}/escalations`;
  for (;;) {
    const seen = await (await customer.request.get(CUSTOMER + path, { headers: CUSTOMERS })).json();
    if (seen.rung === seen.ladder.length) return;
    const made = await call(customer, CUSTOMER + path, CUSTOMERS, {
      reason: "disagreement",
      severity: "major",
      trend: "same",
    });
    await call(vendor, `${VENDOR}/api/v1/escalations/${made.id}/actions/approve`, VENDORS, {
      version: made.version,
    });
  }
}

/** Follows a mailed invitation in a window of its own. */
async function joins(browser: Browser, email: string, name: string): Promise<Page> {
  const context = await browser.newContext({
    locale: "en-US",
    viewport: { width: 1440, height: 1000 },
    bypassCSP: true,
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => expect(error.message).toBe(""));
  await page.goto(VENDOR + (await invitationOf(email)));
  await accessible(page);
  await page.fill("input[name=name]", name);
  await page.fill("input[name=password]", "seven calm blue words");
  await page.locator("form button.primary").click();
  await page.waitForURL(/\/o\//);
  await holdsNothing(page, VENDOR);
  return page;
}

/** Chooses the lane of this name and writes into it. */
async function says(page: Page, lane: RegExp | null, words: string): Promise<void> {
  const place = page.getByRole("region", { name: "Write" });
  if (lane) await place.getByRole("tab", { name: lane }).click();
  await place.getByRole("textbox").fill(words);
  await place.getByRole("button", { name: /^Send/ }).click();
  await expect(page.getByRole("list", { name: "What happened" }).getByText(words)).toBeVisible();
}

/** Takes the record along and checks it with the program, without the portal. */
async function takes(page: Page, name: string): Promise<Map<string, Buffer>> {
  await page.getByRole("button", { name: "Take your record" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(/^concord verify C-\d+\.zip --key [0-9a-f]{64}$/)).toBeVisible();
  await accessible(page);
  const coming = page.waitForEvent("download");
  await dialog.getByRole("button", { name: /^Download/ }).click();
  const download = await coming;
  const file = test.info().outputPath(`${name}-${download.suggestedFilename()}`);
  await download.saveAs(file);
  const program = process.env.E2E_BIN ?? "../target/release/concord";
  const said = execFileSync(program, ["verify", file], { encoding: "utf8" });
  expect(said.trim().split("\n").at(-1)).toBe("valid");
  await dialog.getByRole("button", { name: "Close" }).first().click();
  return unzipped(readFileSync(file));
}

test("two sides call in a mediator, who hears each alone and brings them together", async ({ browser }) => {
  test.setTimeout(180_000);
  const customer = await signedIn(browser, {
    base: CUSTOMER,
    email: "marta.oliveira@northwind.example",
    language: "en",
  });
  const vendor = await signedIn(browser, {
    base: VENDOR,
    email: "helen.marsh@hydra.example",
    language: "en",
  });
  await holdsNothing(customer, CUSTOMER);
  await holdsNothing(vendor, VENDOR);
  const id = await files(customer, vendor, "Seals of delivery 4801 leak");
  await climbs(customer, vendor, id);

  // One side proposes, from where the ladder ends.
  await customer.goto(ours(id));
  const mediation = (page: Page) => page.getByRole("region", { name: "Mediation" });
  await customer
    .getByRole("region", { name: "Escalation" })
    .getByRole("button", { name: "Propose a mediator…" })
    .click();
  const proposal = customer.getByRole("dialog");
  await accessible(customer);
  await proposal.getByLabel("Who").fill("Mia Mild");
  await proposal.getByLabel("Their organisation").fill("Neutral House");
  await proposal.getByLabel("E-mail").fill("marta.oliveira@northwind.example");
  await proposal.getByRole("button", { name: "Propose to Hydra Castings" }).click();
  await expect(proposal.getByText(/belongs to one of the two sides/).first()).toBeVisible();
  await proposal.getByLabel("E-mail").fill("mia@neutral.example");
  await proposal.getByRole("button", { name: "Propose to Hydra Castings" }).click();
  await expect(mediation(customer)).toContainText("Hydra Castings decides whether to agree");

  // The other side agrees, and only then somebody is invited.
  await vendor.goto(theirs(id));
  await mediation(vendor).getByRole("button", { name: "Agree to Mia Mild…" }).click();
  await accessible(vendor);
  await vendor.getByRole("dialog").getByRole("button", { name: "Agree and invite" }).click();
  await expect(mediation(customer)).toContainText("is invited and has not come yet");

  const mediator = await joins(browser, "mia@neutral.example", "Mia Mild");
  await expect(mediator.getByRole("heading", { level: 1, name: "Your cases" })).toBeVisible();
  await expect(mediator.getByText("Northwind Pumps and Hydra Castings")).toBeVisible();
  await accessible(mediator);
  for (const hidden of ["Complaints", "Customers", "Statistics", "People"]) {
    await expect(mediator.getByRole("link", { name: hidden, exact: true })).toHaveCount(0);
  }
  await mediator.getByRole("link", { name: "Seals of delivery 4801 leak" }).click();
  await expect(mediator.getByText("Nine of forty seals leak.").first()).toBeVisible();
  for (const page of [customer, vendor]) {
    await expect(page.getByText("has come as mediator")).toBeVisible();
  }

  // Each caucus is between its side and the mediator; who reads it stands above the field.
  await says(mediator, /^Only Northwind Pumps and you/, "What could you live with?");
  await expect(mediator.getByRole("region", { name: "Write" }).locator(".readers")).toHaveText(
    "Only Northwind Pumps and Neutral House read this. Hydra Castings never does.",
  );
  await says(customer, /^Only Neutral House and you/, "Half of it, but do not say so.");
  await says(mediator, /^Only Hydra Castings and you/, "And what could you live with?");
  await says(vendor, /^Only Neutral House and you/, "A credit note, if it must be.");
  await says(mediator, /^Shared with Northwind Pumps and Hydra Castings/, "Thank you both.");
  for (const [page, own, other] of [
    [
      customer,
      "What could you live with?",
      ["And what could you live with?", "A credit note, if it must be."],
    ],
    [
      vendor,
      "And what could you live with?",
      ["What could you live with?", "Half of it, but do not say so."],
    ],
  ] as const) {
    const timeline = page.getByRole("list", { name: "What happened" });
    await expect(timeline.getByText(own, { exact: true })).toBeVisible();
    await expect(timeline.getByText("Thank you both.")).toBeVisible();
    for (const words of other) await expect(page.getByText(words, { exact: true })).toHaveCount(0);
    await page.reload();
    await expect(timeline.getByText("Thank you both.")).toBeVisible();
    for (const words of other) await expect(page.getByText(words, { exact: true })).toHaveCount(0);
    await accessible(page);
  }
  // One conversation alone.
  await mediator
    .getByRole("group", { name: "Which conversation to show" })
    .getByRole("button", { name: "Only Hydra Castings and you" })
    .click();
  await expect(mediator.getByText("A credit note, if it must be.")).toBeVisible();
  await expect(mediator.getByText("Half of it, but do not say so.")).toHaveCount(0);
  await accessible(mediator);

  // A recommendation, and two yeses.
  await mediation(mediator).getByRole("button", { name: "Recommend…" }).click();
  await mediator
    .getByRole("dialog")
    .getByLabel("Recommendation")
    .fill("A credit note over **half** the price.");
  await mediator.getByRole("dialog").getByRole("button", { name: "Send to both sides" }).click();
  await expect(mediation(customer).getByText("half", { exact: true })).toBeVisible();
  const seal = await mediation(customer).locator("code").first().textContent();
  expect(seal).toMatch(/^[0-9a-f]{12}…$/);
  await expect(mediation(vendor).locator("code").first()).toHaveText(seal ?? "");
  // Whoever has to say yes or no finds it on the first page, whoever's turn the complaint is.
  await vendor.getByRole("link", { name: /^Your turn/ }).click();
  const asked = vendor.getByRole("listitem").filter({ hasText: "Seals of delivery 4801 leak" });
  await expect(asked.getByText("Answer the recommendation")).toBeVisible();
  await accessible(vendor);
  await asked.getByRole("link", { name: "Seals of delivery 4801 leak" }).click();
  await mediation(customer).getByRole("button", { name: "Accept…", exact: true }).click();
  await customer.getByRole("dialog").getByRole("button", { name: "Accept", exact: true }).click();
  await expect(mediation(vendor)).toContainText("Hydra Castings has not yet.");
  await mediation(vendor).getByRole("button", { name: "Accept…", exact: true }).click();
  await vendor.getByRole("dialog").getByRole("button", { name: "Accept", exact: true }).click();
  for (const page of [customer, vendor]) {
    await expect(mediation(page)).toContainText("Settled by the recommendation");
    // The card of the turn says what comes next, and nothing of a disagreement.
    await expect(page.getByText(/Both sides accepted the recommendation of Mia Mild\./)).toBeVisible();
    await expect(page.getByText(/do not agree yet/)).toHaveCount(0);
    await accessible(page);
  }
  // What both took is written down as an offer; nobody is led to another mediator.
  await expect(customer.getByRole("button", { name: "Propose a mediator…" })).toHaveCount(0);
  await mediation(customer).getByRole("button", { name: "Write it down as an offer…" }).click();
  const writing = customer.getByRole("dialog", { name: /offer/i });
  await expect(writing.getByRole("region", { name: "Recommendation" })).toContainText("half the price");
  await accessible(customer);
  await customer.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  await expect(customer.getByRole("dialog")).toHaveCount(0);
  // The mediator is out.
  await mediator.goto(mediator.url());
  await expect(mediator.getByRole("heading", { level: 1, name: "Nothing here" })).toBeVisible();
  await mediator.goto(mediator.url().replace(/\/complaints\/.*/, ""));
  await expect(mediator.getByText("settled by your recommendation")).toBeVisible();
  await accessible(mediator);

  // Both take the same record with them.
  const one = await takes(customer, "customer");
  const other = await takes(vendor, "vendor");
  for (const same of ["lanes/shared.jsonl", "record.json", "signoffs.json"]) {
    expect(one.get(same)?.length, same).toBeGreaterThan(0);
    expect(one.get(same)?.equals(other.get(same) ?? Buffer.alloc(0)), same).toBe(true);
  }
  const all = (files: Map<string, Buffer>) =>
    [...files.values()].map((file) => file.toString("utf8")).join("\n");
  expect(all(one)).toContain("Half of it, but do not say so.");
  expect(all(other)).not.toContain("Half of it, but do not say so.");
});

test("an expert in a side thread sees what it is given, and nothing else", async ({ browser }) => {
  test.setTimeout(120_000);
  const customer = await signedIn(browser, {
    base: CUSTOMER,
    email: "marta.oliveira@northwind.example",
    language: "en",
  });
  const vendor = await signedIn(browser, {
    base: VENDOR,
    email: "helen.marsh@hydra.example",
    language: "en",
  });
  await holdsNothing(customer, CUSTOMER);
  await holdsNothing(vendor, VENDOR);
  const id = await files(customer, vendor, "Seals of delivery 4802 leak");
  await vendor.goto(theirs(id));
  await says(vendor, null, "Here is the material certificate.");
  await says(vendor, null, "And this is between us two.");

  await customer.goto(ours(id));
  await customer.getByRole("button", { name: "Ask an expert or carrier…" }).click();
  const ask = customer.getByRole("dialog");
  await accessible(customer);
  await ask.getByLabel("Name").fill("Eva Exact");
  await ask.getByLabel("Organisation").fill("Laboratory");
  await ask.getByLabel("E-mail").fill("eva@laboratory.example");
  await ask.getByLabel("What it is about").fill("Is the rubber too hard?");
  await ask.getByRole("button", { name: "Invite" }).click();
  await expect(customer.getByRole("heading", { name: "Asked from outside" })).toBeVisible();

  const expert = await joins(browser, "eva@laboratory.example", "Eva Exact");
  await expect(expert.getByText(/Northwind Pumps asks you as an expert:/)).toBeVisible();
  await expert.getByRole("link", { name: "Seals of delivery 4802 leak" }).click();
  await expect(expert.getByText("Nothing of the complaint yet.")).toBeVisible();

  // What is given is looked at first, and stands there afterwards.
  const certificate = customer
    .getByRole("article", { name: /Helen Marsh/ })
    .filter({ hasText: "Here is the material certificate." });
  await certificate.hover();
  await certificate.getByRole("button", { name: "Actions for this message" }).click();
  await customer.getByRole("menuitem", { name: /Give to Laboratory…/ }).click();
  await expect(customer.getByRole("dialog")).toContainText("Hydra Castings never does");
  await customer.getByRole("dialog").getByRole("button", { name: "Give to Laboratory" }).click();
  await expect(expert.getByText("Here is the material certificate.")).toBeVisible();
  await says(expert, null, "It is ten points too hard.");
  await expect(customer.getByText("It is ten points too hard.")).toBeVisible();
  for (const hidden of ["And this is between us two.", "Nine of forty seals leak.", "Hydra Castings"]) {
    await expect(expert.getByText(hidden)).toHaveCount(0);
  }
  await accessible(expert);
  await vendor.reload();
  await expect(vendor.getByText("And this is between us two.")).toBeVisible();
  for (const hidden of ["It is ten points too hard.", "Laboratory"]) {
    await expect(vendor.getByText(hidden)).toHaveCount(0);
  }

  // The expert leaves; the own side keeps what was said, and writes there no more.
  await expert.getByRole("button", { name: "Leave…" }).click();
  await expert.getByRole("dialog").getByRole("button", { name: "Leave", exact: true }).click();
  await expect(expert.getByRole("heading", { name: "No case at the moment" })).toBeVisible();
  await accessible(expert);
  await expect(customer.getByText(/left the side thread/)).toBeVisible();
  await customer
    .getByRole("region", { name: "Write" })
    .getByRole("tab", { name: /Is the rubber too hard\?/ })
    .click();
  await expect(customer.getByText("Nobody else reads this any more", { exact: false })).toBeVisible();
  await accessible(customer);
});
