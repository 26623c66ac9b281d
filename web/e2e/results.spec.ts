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

const DEFINITION = {
  languages: ["en"],
  title: { en: "Deliveries" },
  pages: [
    {
      id: "all",
      questions: [
        { id: "recommend", text: { en: "Would you recommend us?" }, kind: { type: "nps" }, required: true },
        {
          id: "region",
          text: { en: "Where are you?" },
          kind: {
            type: "single",
            options: [
              { id: "north", text: { en: "North" } },
              { id: "south", text: { en: "South" } },
            ],
          },
          required: true,
        },
        { id: "why", text: { en: "Why?" }, kind: { type: "long_text" } },
      ],
    },
  ],
};

type Anonymity = "identified" | "anonymous";
type Reply = { recommend: string; region: "north" | "south"; why: string };

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

/** A live survey that has asked so many, and how they may answer. */
async function asks(page: Page, title: string, anonymity: Anonymity, people: number) {
  const made = await api(page, "POST", "", { definition: { ...DEFINITION, title: { en: title } } });
  const { id, version } = made as { id: string; version: number };
  await api(page, "POST", `/${id}/actions/publish`, { version, anonymity, k_min: 3 });
  const invites = Array.from({ length: people }, (_, number) =>
    anonymity === "identified" ? { name: `Person ${number}` } : {},
  );
  const links = await api(page, "POST", `/${id}/invites`, { invites });
  return { id, links: (links as { items: { path: string }[] }).items.map((one) => one.path) };
}

/** As the answering page sends it, page after page. */
async function answers(page: Page, link: string, reply: Reply) {
  const sends = async (form: Record<string, string>) => {
    const shown = await (await page.request.get(`${VENDOR}${link}`)).text();
    const version = /name="version" value="(\d+)"/.exec(shown)?.[1] ?? "0";
    const answer = await page.request.post(`${VENDOR}${link}`, {
      form: { version, ...form },
      headers: { Origin: VENDOR },
    });
    expect(answer.ok(), await answer.text()).toBe(true);
  };
  await sends({});
  await sends({
    page: "all",
    "q.recommend": reply.recommend,
    "q.region": reply.region,
    "q.why": reply.why,
  });
  await sends({ go: "send" });
}

async function close(page: Page, id: string) {
  const { version } = await api(page, "GET", `/${id}`);
  await api(page, "POST", `/${id}/actions/close`, { version });
}

const north: Reply = { recommend: "10", region: "north", why: "Quick and friendly" };
const south: Reply = { recommend: "3", region: "south", why: "Always late" };
const tab = (page: Page, name: string) => page.getByRole("tab", { name, exact: true });
const card = (page: Page, name: string | RegExp) =>
  page.locator("section.card", { has: page.getByRole("heading", { level: 2, name }) });

test("results are read, filtered, broken down, searched and taken along", async ({ browser }) => {
  test.setTimeout(180_000);
  const page = await helen(browser);
  const { id, links } = await asks(page, "With names", "identified", 14);
  await page.goto(`${HYDRA}/surveys/${id}/results`);
  await expect(page.getByText("No answers yet")).toBeVisible();
  await accessible(page);
  for (const [place, link] of links.slice(0, 12).entries())
    await answers(page, link, place < 8 ? north : south);
  await close(page, id);

  // The home leads there.
  await page.goto(`${HYDRA}/surveys/${id}`);
  await page.getByRole("link", { name: "See the results" }).click();
  await expect(page.getByText("of 14 people asked")).toBeVisible();
  const scores = page.getByRole("region", { name: "Scores" });
  await expect(scores).toContainText("+33");
  await expect(scores).toContainText("(95 %)");
  await page.getByText("Rates by the names of AAPOR").click();
  await expect(page.getByText(/^RR1, response rate 1/)).toContainText("86 %");
  await accessible(page);

  // A drawing reads as a sentence, and stands there as a table too.
  const region = card(page, /Where are you\?/);
  await expect(region.getByRole("img")).toHaveAccessibleName(
    /^North: 67\s%, \d+ to \d+\s%; South: 33\s%, \d+ to \d+\s%$/,
  );
  await region.getByRole("button", { name: "Show as a table" }).click();
  await expect(region.getByRole("row", { name: /^North 8 67 %/ })).toBeVisible();
  await accessible(page);

  // One group alone; the address keeps it.
  await page.getByRole("combobox", { name: "Show only" }).selectOption({ label: "Where are you?" });
  await page.getByRole("combobox", { name: "Who answered" }).selectOption({ label: "South" });
  await expect(page.getByRole("status").filter({ hasText: "Only those who answered" })).toContainText(
    "n = 4",
  );
  await expect(scores).toContainText("−100");
  await page.reload();
  await expect(scores).toContainText("−100");
  await accessible(page);
  await page.getByRole("button", { name: "Everybody" }).click();
  await expect(scores).toContainText("+33");

  // One question by another.
  await tab(page, "Breakdown").click();
  await expect(page.getByText("Do two questions hang together?")).toBeVisible();
  await page.getByRole("combobox", { name: "Question" }).selectOption({ label: "Would you recommend us?" });
  await page.getByRole("combobox", { name: "By", exact: true }).selectOption({ label: "Where are you?" });
  await expect(page.getByText("The groups differ.")).toBeVisible();
  await expect(page.getByText(/in (fewer than 1|\d+) of 1,000 such surveys/)).toBeVisible();
  await expect(page.getByText(/Cramér’s V = 1/)).toBeVisible();
  await expect(page.getByRole("row", { name: /^Promoters/ })).toContainText("100 %");
  await accessible(page);

  // What they wrote.
  await tab(page, "Text answers").click();
  const texts = page.getByRole("region", { name: "Text answers" });
  await expect(texts.getByText("12 texts, in no order")).toBeVisible();
  await texts.getByRole("searchbox").fill("LATE");
  await expect(texts.getByText("4 texts found")).toBeVisible();
  await expect(texts.locator("mark").first()).toHaveText("late");
  await page.getByRole("combobox", { name: "By" }).selectOption({ label: "Where are you?" });
  await expect(page.getByRole("row", { name: /late/ }).first()).toContainText("100 %");
  await accessible(page);
  await texts.getByRole("searchbox").fill("nobody wrote this");
  await expect(texts.getByText(/^No text has all these words/)).toBeVisible();

  // And all of it as a file.
  for (const [format, file] of [
    ["Excel (XLSX)", "xlsx"],
    ["SPSS (CSV with syntax)", "zip"],
  ] as const) {
    await page.getByRole("button", { name: "Export" }).click();
    await expect(page.getByRole("menu")).toContainText("A row for each person");
    const saved = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: format }).click();
    expect((await saved).suggestedFilename()).toMatch(new RegExp(`^S-\\d+\\.${file}$`));
  }
});

test("nobody is unmasked while an anonymous survey is live, nor after", async ({ browser }) => {
  test.setTimeout(180_000);
  const page = await helen(browser);
  const { id, links } = await asks(page, "Nobody is named", "anonymous", 10);
  const home = `${HYDRA}/surveys/${id}/results`;
  for (const link of links.slice(0, 5)) await answers(page, link, north);
  await page.goto(home);
  await expect(page.getByText("The first figures come soon")).toBeVisible();
  await expect(page.getByText(/moves in steps of 3/)).toBeVisible();
  await accessible(page);
  await answers(page, links[5] ?? "", north);
  await page.reload();
  const so = page.locator(".result-standing");
  await expect(so).toContainText("Counted so far3of 10 people asked");
  await expect(page.getByText("Groups can be looked at once the survey is closed.")).toBeVisible();
  // A seventh changes nothing that is seen.
  await answers(page, links[6] ?? "", south);
  await page.reload();
  await expect(so).toContainText("Counted so far3of 10 people asked");
  await tab(page, "Text answers").click();
  await expect(page.getByText(/a new one would say who has just answered/)).toBeVisible();
  await accessible(page);

  // Closed: the one in the south is too few, and so is whatever would give them away.
  await close(page, id);
  await page.goto(home);
  await expect(so).toContainText("Answers7of 10 people asked");
  await expect(card(page, /Where are you\?/)).toContainText(/too few to show|so none is shown/);
  await page.goto(`${home}?filter=region:south`);
  await expect(page.getByRole("alert")).toContainText(/people/);
  await accessible(page);
  await page.getByRole("button", { name: "Show everybody" }).click();
  await expect(so).toBeVisible();
  await page.getByRole("button", { name: "Export" }).click();
  await expect(page.getByRole("menu")).toContainText("Figures, and no rows of people");
  await expect(page.getByRole("menuitem", { name: /SPSS/ })).toHaveCount(0);
});

test("the gap is shown once both are closed", async ({ browser }) => {
  test.setTimeout(180_000);
  const page = await helen(browser);
  const [ours, theirs] = [
    await asks(page, "We about them", "identified", 4),
    await asks(page, "They about us", "identified", 4),
  ];
  for (const link of ours.links) await answers(page, link, north);
  for (const link of theirs.links.slice(0, 2)) await answers(page, link, south);
  for (const link of theirs.links.slice(2)) await answers(page, link, north);
  await close(page, ours.id);
  const address = `${HYDRA}/surveys/${ours.id}/results?view=compare&with=${theirs.id}`;
  await page.goto(address);
  await expect(page.getByText("The gap is shown to both at once")).toBeVisible();
  await expect(page.getByText(/Still live: They about us/)).toBeVisible();
  await accessible(page);
  await close(page, theirs.id);
  await page.goto(address);
  const gap = card(page, "Where the two are apart");
  await expect(gap.getByRole("img")).toHaveAccessibleName(
    "Would you recommend us?: We about them +100, They about us 0",
  );
  await expect(gap).toContainText("+100");
  await gap.getByRole("button", { name: "Show as a table" }).click();
  await expect(gap.getByRole("row", { name: /^Would you recommend us\?/ })).toContainText("+100");
  await accessible(page);
});

for (const look of [
  { language: "en", dark: false, width: 1280 },
  { language: "ru", dark: true, width: 360 },
] as const) {
  test(`results are accessible and fit (${look.language}, ${look.width} px)`, async ({ browser }) => {
    test.setTimeout(180_000);
    const page = await helen(browser, look);
    const { items } = await api(page, "GET", "?limit=5");
    for (const { id, status } of items as { id: string; status: string }[]) {
      const views = status === "draft" ? [""] : ["", "?view=cross", "?view=texts", "?view=compare"];
      for (const view of views)
        await looksGood(
          page,
          `${HYDRA}/surveys/${id}/results${view}`,
          `results ${look.language} ${look.width} ${view}`,
        );
    }
  });
}
