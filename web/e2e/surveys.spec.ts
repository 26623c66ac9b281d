import { type Browser, expect, type Page, test } from "@playwright/test";
import { accessible, looksGood, signedIn, VENDOR } from "./portal";

const HYDRA = `${VENDOR}/o/hydra-castings`;

const helen = (browser: Browser, look: { language?: "en" | "ru"; width?: number; dark?: boolean } = {}) =>
  signedIn(browser, {
    base: VENDOR,
    email: "helen.marsh@hydra.example",
    language: look.language ?? "en",
    colorScheme: look.dark ? "dark" : "light",
    ...(look.width ? { width: look.width } : {}),
  });

const main = (page: Page) => page.locator(".survey-main");
const outline = (page: Page) => page.getByRole("navigation", { name: "Pages and questions" });
const saved = (page: Page) =>
  expect(page.getByRole("status").getByText("Saved", { exact: true })).toBeVisible();

/** Begins the survey that asks for a recommendation. */
async function begins(page: Page): Promise<string> {
  await page.goto(`${HYDRA}/surveys`);
  await expect(page.getByRole("heading", { level: 1, name: "Surveys" })).toBeVisible();
  const template = page.getByRole("button", { name: /^Would you recommend us\?/ });
  const another = page.getByRole("button", { name: "New survey" });
  await expect(template.or(another).first()).toBeVisible();
  if (await another.isVisible()) await another.click();
  await accessible(page);
  await template.click();
  await page.waitForURL(/\/surveys\/[^/]+\/edit$/);
  await saved(page);
  return page.url().replace(/\/edit$/, "");
}

test("a survey is written from a template, published, answered without script, and counted", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const author = await helen(browser);
  const home = await begins(author);

  // A question of one's own, with options that are typed one after the other, and a condition that reads as a sentence.
  await outline(author).getByRole("button", { name: "Page 5", exact: true }).click();
  await main(author).getByRole("button", { name: "Add a question" }).click();
  await author.getByRole("menuitem", { name: "One choice" }).click();
  await main(author).getByRole("textbox", { name: "Question", exact: true }).fill("How often do you order?");
  const options = main(author).getByRole("group", { name: "Options" });
  for (const [place, text] of ["Every month", "Every year", "Once"].entries())
    await options.getByRole("textbox").nth(place).fill(text);
  await main(author).getByRole("checkbox", { name: "Must be answered" }).check();
  await main(author).getByRole("button", { name: "Show only if…" }).click();
  await main(author).getByRole("button", { name: "Add a condition" }).click();
  const condition = main(author).getByRole("group", { name: "Condition 1" });
  await condition.getByRole("combobox", { name: "Question" }).selectOption("recommend");
  await condition.getByRole("textbox", { name: "Number" }).fill("7");
  await expect(
    main(author).getByText(/^Shown only if the answer to “How likely are you .*” is 7 or more\.$/),
  ).toBeVisible();
  await accessible(author);

  // What is missing is said beside the question: it has no Russian text yet. Without Russian nothing is missing.
  await saved(author);
  await expect(main(author).getByText("Russian: no text.", { exact: true })).toBeVisible();
  await outline(author)
    .getByRole("button", { name: /^Opening, closing, languages/ })
    .click();
  await main(author).getByRole("button", { name: "Remove Russian" }).click();
  await expect(author.getByText("Ready to publish")).toBeVisible();

  // It moves by the keyboard, is taken away and comes back.
  const row = outline(author).getByRole("button", { name: /How often do you order/ });
  const grip = outline(author).getByRole("button", { name: /^Move “How often do you order\?”/ });
  await grip.focus();
  await grip.press("ArrowUp");
  await expect(outline(author).getByText("Moved to page 5, place 1")).toBeAttached();
  await outline(author).getByRole("button", { name: "Actions for “How often do you order?”" }).click();
  await author.getByRole("menuitem", { name: "Remove" }).click();
  await expect(row.first()).toBeHidden();
  await author.getByRole("button", { name: "Undo" }).last().click();
  await expect(main(author).getByRole("textbox", { name: "Question", exact: true })).toHaveValue(
    "How often do you order?",
  );

  // As a respondent will see it.
  await author.getByRole("tab", { name: "Preview" }).click();
  await expect(main(author).getByRole("radio", { name: "Every month" })).toBeVisible();
  await author.getByRole("button", { name: "Desktop" }).click();
  await accessible(author);
  await saved(author);

  // What respondents are promised is chosen once.
  await author.getByRole("button", { name: "Publish…" }).click();
  const dialog = author.getByRole("dialog");
  await dialog.getByRole("radio", { name: "With names" }).check();
  await expect(dialog.getByText(/fixed from now on/)).toBeVisible();
  await accessible(author);
  await dialog.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(author.getByText("The survey is live. Now invite people.")).toBeVisible();

  // One is asked; the link is there once.
  await author.goto(`${home}/invites`);
  await author.getByRole("button", { name: "Invite people…" }).first().click();
  await dialog
    .getByRole("textbox", { name: "Addresses" })
    .fill('"Kovács, Anna" <anna.kovacs@northwind.example>, nobody');
  await expect(dialog.getByText("No mail address: nobody")).toBeVisible();
  await dialog
    .getByRole("textbox", { name: "Addresses" })
    .fill('"Kovács, Anna" <anna.kovacs@northwind.example>');
  await accessible(author);
  await dialog.getByRole("checkbox", { name: "Mail the links from Concord" }).click();
  await dialog.getByRole("button", { name: "Make the links" }).click();
  const link = await dialog.getByRole("textbox", { name: "Link for Kovács, Anna" }).inputValue();
  expect(link).toMatch(/\/s\/[^/]+$/);
  await accessible(author);
  await dialog.getByRole("button", { name: "I have the links" }).click();
  const invited = author.getByRole("row", { name: /Kovács, Anna/ });
  await expect(invited).toContainText("Asked");

  // She answers on a phone, without script.
  const phone = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 780 } });
  const respondent = await phone.newPage();
  await respondent.goto(new URL(link).pathname.replace(/^/, VENDOR));
  await respondent.getByRole("button", { name: "Begin" }).click();
  await respondent.getByRole("radio", { name: "9", exact: true }).check();
  await respondent.getByRole("button", { name: "Next" }).click();
  await respondent.getByRole("textbox").fill("You call back.");
  await respondent.getByRole("button", { name: "Next" }).click();
  await respondent.getByRole("button", { name: "Next" }).click();
  await expect(respondent.getByRole("alert").first()).toBeVisible();
  await respondent.getByRole("radio", { name: "Every month" }).check();
  await respondent.getByRole("button", { name: "Next" }).click();
  await respondent.getByRole("button", { name: "Send answers" }).click();
  await expect(respondent.getByRole("heading", { name: "Thank you" })).toBeVisible();

  // The author sees one response.
  await author.goto(home);
  await expect(author.getByText("1 of 1 have answered.")).toBeVisible();
  await accessible(author);
  await author.goto(`${home}/invites`);
  await expect(invited).toContainText("Answered");

  // It is closed, and the link says so.
  await author.goto(home);
  await author.getByRole("button", { name: "Close the survey…" }).click();
  await dialog.getByRole("button", { name: "Close the survey" }).click();
  await expect(author.getByText("This survey is closed and takes no more answers.")).toBeVisible();
});

test("two who write at once lose nothing unasked", async ({ browser }) => {
  test.setTimeout(120_000);
  const [one, other] = [await helen(browser), await helen(browser)];
  const home = await begins(one);
  const text = (page: Page) => main(page).getByRole("textbox", { name: "Question", exact: true });
  // The other window is told of nothing meanwhile.
  await other.routeWebSocket(/\/live$/, () => {});
  await other.goto(`${home}/edit`);
  await expect(text(other)).toBeVisible();

  await text(one).fill("Would you tell a friend?");
  await saved(one);
  await expect(one.getByRole("status").getByText("Saved", { exact: true })).toBeVisible();
  await text(other).fill("Would you tell your neighbour?");
  await expect(other.getByText(/^A colleague changed this survey/)).toBeVisible();
  await accessible(other);
  await other.getByRole("button", { name: "Take theirs, drop mine" }).click();
  await expect(text(other)).toHaveValue("Would you tell a friend?");
  await saved(other);
});

for (const look of [
  { language: "en", dark: false, width: 1280 },
  { language: "ru", dark: true, width: 360 },
] as const) {
  test(`pages of surveys are accessible (${look.language}, ${look.width} px)`, async ({ browser }) => {
    test.setTimeout(120_000);
    const page = await helen(browser, look);
    const name = `surveys ${look.language} ${look.width}`;
    await looksGood(page, `${HYDRA}/surveys`, name);
    const answer = await page.request.get(`${VENDOR}/api/v1/surveys?limit=10`, {
      headers: { "Concord-Organisation": "hydra-castings" },
    });
    const { items } = await answer.json();
    for (const { id } of items) {
      for (const part of ["", "/edit", "/invites"])
        await looksGood(page, `${HYDRA}/surveys/${id}${part}`, name);
    }
  });
}
