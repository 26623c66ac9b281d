import { expect, test } from "@playwright/test";
import ICAL from "ical.js";
import { accessible, signedIn, VENDOR } from "./portal";

const HOME = `${VENDOR}/o/hydra-castings`;

test("the morning opens with whom to contact, and two clicks and one line write down what was asked", async ({
  browser,
}) => {
  const page = await signedIn(browser, { base: VENDOR, email: "boris.lang@hydra.example" });
  await page.goto(`${HOME}/calendar`);
  await expect(page.getByRole("heading", { level: 1, name: "Calendar" })).toBeVisible();
  const today = page.getByRole("region", { name: "To do today" });
  const row = today.getByRole("listitem").filter({ hasText: "Tell her the new date of the housings" });
  await expect(row).toContainText("Anna Kovács");
  await expect(row).toContainText("+36 1 555 0174");
  await expect(row).toContainText("Do not promise the second lot yet.");
  await accessible(page);

  await row.getByRole("button", { name: "It happened" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("What did they ask for?").fill("a certificate for each lot");
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(row).toHaveCount(0);
  await page.goto(`${HOME}/interactions`);
  await expect(page.getByText("a certificate for each lot")).toBeVisible();
});

test("a contact is planned, moved with the keys, and taken back", async ({ browser }) => {
  const page = await signedIn(browser, { base: VENDOR, email: "grace.okafor@hydra.example" });
  await page.goto(`${HOME}/calendar?view=agenda`);
  await page.getByRole("button", { name: "Plan a contact", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("What for").fill("Ask about the trial order");
  await dialog.getByLabel("What to say").fill("The price holds until the end of the month.");
  await dialog.getByRole("button", { name: "Plan it" }).click();
  await expect(dialog).toHaveCount(0);
  const chip = page.locator(".chip-act", { hasText: "Ask about the trial order" });
  await expect(chip).toHaveCount(1);
  const day = page.locator(".day", { has: chip }).locator("time").first();
  const before = await day.getAttribute("datetime");
  await chip.getByRole("button").first().focus();
  await page.keyboard.press("Alt+ArrowRight");
  await expect(page.getByText("Moved.")).toBeVisible();
  await expect(day).not.toHaveAttribute("datetime", before ?? "");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(day).toHaveAttribute("datetime", before ?? "");

  await chip.getByRole("button", { name: /What to do with/ }).click();
  await page.getByRole("menuitem", { name: "Cancel it" }).click();
  await page.getByRole("button", { name: "They are away" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel it" }).click();
  await expect(chip.getByText("Cancelled")).toBeVisible();
  await accessible(page);
});

test("a calendar program reads the feed", async ({ browser }) => {
  const page = await signedIn(browser, { base: VENDOR, email: "boris.lang@hydra.example" });
  await page.goto(`${HOME}/settings/calendar`);
  await page.getByRole("button", { name: "Make an address" }).click();
  const field = page.getByLabel("Address of your calendar");
  await expect(field).toHaveValue(/\/ics\/.+\.ics$/);
  await accessible(page);
  const address = new URL(await field.inputValue());
  const answer = await page.request.get(`${VENDOR}${address.pathname}`);
  expect(answer.headers()["content-type"]).toBe("text/calendar; charset=utf-8");
  const calendar = new ICAL.Component(ICAL.parse(await answer.text()));
  expect(calendar.getFirstPropertyValue("version")).toBe("2.0");
  const zones = calendar.getAllSubcomponents("vtimezone").map((zone) => zone.getFirstPropertyValue("tzid"));
  const events = calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
  expect(events.length).toBeGreaterThan(3);
  for (const event of events) {
    expect(event.uid).toContain("@");
    expect(event.endDate.compare(event.startDate)).toBe(1);
    const zone = event.component.getFirstProperty("dtstart")?.getParameter("tzid");
    if (zone) expect(zones).toContain(zone);
  }
  const visit = events.find((event) => event.summary.includes("Walk through goods inward together"));
  expect(visit?.location).toBe("Ferrum, gate 2");
  expect(visit?.duration.toSeconds()).toBe(7200);
  expect(visit?.summary).toContain("Katrin Vogel");
});

test("who was not contacted as planned stands on a page of its own", async ({ browser }) => {
  const page = await signedIn(browser, { base: VENDOR, email: "boris.lang@hydra.example", width: 360 });
  await page.goto(`${HOME}/calendar/neglected`);
  await expect(
    page.getByText("Ask whether the repainted covers hold").or(page.getByText("Missed")).first(),
  ).toBeVisible();
  await accessible(page);
  await page.goto(`${HOME}/calendar/setup`);
  await expect(page.getByRole("region", { name: "Contact plans" })).toContainText("Visit, every 90 days");
  await accessible(page);
});
