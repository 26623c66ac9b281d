/** How a survey comes about and reaches people: from a file, by an open link, within a quota, with kept questions. */
import { type Browser, expect, type Page, test } from "@playwright/test";
import { accessible, signedIn, VENDOR } from "./portal";

const HYDRA = `${VENDOR}/o/hydra-castings`;
const FORM = [
  "survey",
  ",type,name,label,appearance",
  ",select_one yn,again,Would you buy again?,minimal",
  ",text,why,Why?,",
  "choices",
  ",list_name,name,label",
  ",yn,yes,Yes",
  ",yn,no,No",
].join("\n");

const helen = (browser: Browser) =>
  signedIn(browser, { base: VENDOR, email: "helen.marsh@hydra.example", language: "en" });
const file = (name: string, text: string) => ({
  name,
  mimeType: "application/octet-stream",
  buffer: Buffer.from(text),
});

/** Begins a survey from a file; gives its address. */
async function beginsFromFile(page: Page): Promise<string> {
  await page.goto(`${HYDRA}/surveys`);
  const another = page.getByRole("button", { name: "New survey" });
  const part = page.getByRole("region", { name: "From a file" });
  await expect(part.or(another).first()).toBeVisible();
  if (await another.isVisible()) await another.click();
  const input = part.locator("input[type=file]");
  await input.setInputFiles(file("broken.csv", FORM.replace("text,why", "geopoint,why")));
  await expect(part.getByText("“broken.csv” cannot be taken over as it is:")).toBeVisible();
  await expect(part.getByText("survey!A3")).toBeVisible();
  await accessible(page);
  await input.setInputFiles(file("form.csv", FORM));
  await expect(part.getByText("2 questions")).toBeVisible();
  await accessible(page);
  await part.getByRole("button", { name: "Begin with this" }).click();
  await page.waitForURL(/\/surveys\/[^/]+\/edit$/);
  return page.url().replace(/\/edit$/, "");
}

test("a survey from a file is looked through, kept in part, and answered by an open link until it is full", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const author = await helen(browser);
  const home = await beginsFromFile(author);
  const outline = author.getByRole("navigation", { name: "Pages and questions" });

  // A question is kept, and taken into the same survey under an id of its own.
  await outline.getByRole("button", { name: "Actions for “Why?”" }).click();
  await author.getByRole("menuitem", { name: "Keep in the question bank" }).click();
  await expect(author.getByText("Kept in the question bank, without its conditions")).toBeVisible();
  await outline.getByRole("button", { name: /^Actions for “Page 1”/ }).click();
  await author.getByRole("menuitem", { name: "Insert from the question bank…" }).click();
  const dialog = author.getByRole("dialog");
  await dialog.getByRole("searchbox", { name: "Search the questions" }).fill("WHY");
  await expect(dialog.getByText("Why?")).toBeVisible();
  await accessible(author);
  await dialog.getByRole("button", { name: "Insert" }).click();
  await expect(
    outline.getByRole("button", { name: /Why\?/ }).and(outline.locator(".survey-row")),
  ).toHaveCount(2);
  await expect(author.getByRole("status").getByText("Saved", { exact: true })).toBeVisible();

  // The preview goes on as the real page would.
  await author.getByRole("tab", { name: "Preview" }).click();
  await author.getByRole("button", { name: "From the beginning" }).click();
  const paper = author.locator(".survey-paper");
  await paper.getByRole("button", { name: "Begin" }).click();
  await paper.getByRole("radio", { name: "Yes" }).check();
  await paper.getByRole("button", { name: "Next" }).click();
  await expect(paper.getByRole("heading", { name: "That was the last question" })).toBeVisible();
  await paper.getByRole("button", { name: "Back" }).click();
  await expect(paper.getByRole("radio", { name: "Yes" })).toBeChecked();
  await accessible(author);

  await author.getByRole("button", { name: "Publish…" }).click();
  await dialog.getByRole("radio", { name: "With names" }).check();
  await dialog.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(author.getByText("The survey is live. Now invite people.")).toBeVisible();

  // One answer is wanted; a link is handed out.
  await author.goto(`${home}/invites`);
  await author.getByRole("button", { name: "Set a quota…" }).click();
  await dialog.getByRole("textbox", { name: "Answers at most" }).fill("1");
  await accessible(author);
  await dialog.getByRole("button", { name: "Set the quota" }).click();
  await expect(author.getByText("0 of 1")).toBeVisible();
  await author.getByRole("button", { name: "Open a link…" }).click();
  await dialog.getByRole("textbox", { name: "Where you will hand it out" }).fill("Spring fair");
  await accessible(author);
  await dialog.getByRole("button", { name: "Open the link" }).click();
  const url = await author.getByRole("textbox", { name: "Link for Spring fair" }).inputValue();
  await accessible(author);

  const guest = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await guest.goto(VENDOR + new URL(url).pathname);
  await guest.getByRole("button", { name: "Begin" }).click();
  await guest.getByRole("radio", { name: "Yes" }).check();
  await guest.getByRole("button", { name: "Next" }).click();
  await guest.getByRole("button", { name: "Send answers" }).click();
  await expect(guest.getByRole("heading", { name: "Thank you" })).toBeVisible();
  await guest.goto(VENDOR + new URL(url).pathname);
  await expect(guest.getByRole("heading", { name: "Enough people have answered" })).toBeVisible();

  await author.reload();
  await expect(author.getByText("1 of 1")).toBeVisible();
  await author.getByRole("button", { name: "Close", exact: true }).click();
  await dialog.getByRole("button", { name: "Close", exact: true }).click();
  await expect(author.getByText("The link is closed")).toBeVisible();

  // What was asked leaves as a file.
  await author.goto(home);
  await author.getByRole("button", { name: "More", exact: true }).click();
  const [saved] = await Promise.all([
    author.waitForEvent("download"),
    author.getByRole("menuitem", { name: /^Save as SurveyJS/ }).click(),
  ]);
  expect(saved.suggestedFilename()).toMatch(/\.json$/);
});
