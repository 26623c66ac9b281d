/** The whole reach of a survey: somebody is invited, answers without script and with a file, is counted while the survey is
 *  live, and stands in the export once it is closed. */
import { type Browser, expect, type Page, test } from "@playwright/test";
import { accessible, signedIn, VENDOR } from "./portal";

const HYDRA = `${VENDOR}/o/hydra-castings`;

const helen = (browser: Browser) =>
  signedIn(browser, {
    base: VENDOR,
    email: "helen.marsh@hydra.example",
    language: "en",
    colorScheme: "light",
  });

const level = (id: string, text: string) => ({ id, text: { en: text } });
const DEFINITION = {
  languages: ["en"],
  title: { en: "The new pump" },
  pages: [
    {
      id: "about",
      questions: [
        {
          id: "size",
          text: { en: "How large is your firm?" },
          kind: { type: "single", options: [level("small", "Small"), level("large", "Large")] },
          required: true,
        },
        { id: "happy", text: { en: "How happy are you?" }, kind: { type: "csat" }, required: true },
        {
          id: "photo",
          text: { en: "Show us the pump" },
          kind: { type: "file", pictures: true },
          required: true,
        },
      ],
    },
    {
      id: "choose",
      questions: [
        {
          id: "pump",
          text: { en: "Which would you buy?" },
          kind: {
            type: "conjoint",
            tasks: 2,
            products: 2,
            none: true,
            attributes: [
              { ...level("price", "Price"), levels: [level("low", "900 €"), level("high", "1,200 €")] },
              { ...level("noise", "Noise"), levels: [level("quiet", "Quiet"), level("loud", "Loud")] },
            ],
          },
          required: true,
        },
      ],
    },
  ],
};
/** A picture of 1 × 1 pixel. */
const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

async function api(page: Page, method: "GET" | "POST", path: string, data?: unknown) {
  const answer = await page.request.fetch(`${VENDOR}/api/v1/surveys${path}`, {
    method,
    headers: {
      Origin: VENDOR,
      "Concord-Organisation": "hydra-castings",
      "Idempotency-Key": crypto.randomUUID(),
    },
    ...(data ? { data } : {}),
  });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return answer.json();
}

/** Answers to the end on a phone, without script. */
async function answers(browser: Browser, link: string, size: "Small" | "Large", happy: string) {
  const phone = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 780 } });
  const page = await phone.newPage();
  await page.goto(`${VENDOR}${link}`);
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByRole("radio", { name: size, exact: true }).check();
  await page.getByRole("radio", { name: happy, exact: true }).check();
  // A text is no picture: said beside the question, and what was answered stays.
  const file = page.getByLabel("Show us the pump");
  await file.setInputFiles({ name: "pump.txt", mimeType: "text/plain", buffer: Buffer.from("A pump.") });
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByText("A picture, please: PNG, JPEG, GIF or WebP.")).toBeVisible();
  await expect(page.getByRole("radio", { name: size, exact: true })).toBeChecked();
  await file.setInputFiles({ name: "pump.png", mimeType: "image/png", buffer: PICTURE });
  await page.getByRole("button", { name: "Next" }).click();
  for (const task of ["1 / 2", "2 / 2"]) {
    const choice = page.getByRole("group", { name: task });
    await expect(choice.getByText("None of these")).toBeVisible();
    await choice.getByRole("radio").first().check();
  }
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("button", { name: "Send answers" }).click();
  await expect(page.getByRole("heading", { name: "Thank you" })).toBeVisible();
  await phone.close();
}

test("people are invited, answer without script, are counted live, weighted, closed and exported", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const page = await helen(browser);
  const made = await api(page, "POST", "", { definition: DEFINITION });
  const { id, version } = made as { id: string; version: number };
  await api(page, "POST", `/${id}/actions/publish`, { version, anonymity: "identified" });
  const people = ["Rosa", "Karl", "Mia"].map((name) => ({ name }));
  const invited = await api(page, "POST", `/${id}/invites`, { invites: people });
  const links = (invited as { items: { path: string }[] }).items.map((one) => one.path);
  await answers(browser, links[0] ?? "", "Small", "5");
  await answers(browser, links[1] ?? "", "Small", "4");
  await answers(browser, links[2] ?? "", "Large", "1");

  // Live figures, with the pictures that were sent.
  await page.goto(`${HYDRA}/surveys/${id}/results`);
  await expect(page.getByText("of 3 people asked")).toBeVisible();
  const photos = page.locator("section.card", {
    has: page.getByRole("heading", { level: 2, name: /Show us the pump/ }),
  });
  await expect(photos.getByRole("link", { name: /pump\.png/ })).toHaveCount(3);
  await expect(photos).toContainText("Rosa");
  const saved = page.waitForEvent("download");
  await photos
    .getByRole("link", { name: /pump\.png/ })
    .first()
    .click();
  expect((await saved).suggestedFilename()).toBe("pump.png");
  await accessible(page);

  // Half of those who were to be asked are large firms: their one voice counts for as much as the two.
  await page.getByRole("tab", { name: "Weights", exact: true }).click();
  await page.getByRole("combobox", { name: "Groups of" }).selectOption({ label: "How large is your firm?" });
  await page.getByRole("textbox", { name: "Small" }).fill("50");
  await page.getByRole("textbox", { name: "Large" }).fill("50");
  await page.getByRole("textbox", { name: "Large" }).press("Tab");
  await expect(page.getByText("The shares add up to 100 %.")).toBeVisible();
  await page.getByRole("button", { name: "Weight the results" }).click();
  await expect(page.getByRole("row", { name: /^Large 33 % 50 %/ })).toBeVisible();
  await accessible(page);

  // Closed, and taken along: a row for each person, with the names of the files.
  const now = await api(page, "GET", `/${id}`);
  await api(page, "POST", `/${id}/actions/close`, { version: (now as { version: number }).version });
  const csv = await page.request.get(`${VENDOR}/api/v1/surveys/${id}/export?format=csv`, {
    headers: { "Concord-Organisation": "hydra-castings" },
  });
  const rows = (await csv.text()).trim().split("\n");
  expect(rows).toHaveLength(4);
  expect(rows.filter((row) => row.includes("pump.png"))).toHaveLength(3);
  const again = await page.request.get(`${VENDOR}${links[0]}`);
  expect(again.status()).toBe(410);
});
