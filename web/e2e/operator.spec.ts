import { expect, test } from "@playwright/test";
import { looksGood, signedIn, VENDOR } from "./portal";

const OPERATOR = "ines.falk@portal.example";

for (const look of [
  { language: "en", colorScheme: "light", width: 1280 },
  { language: "ru", colorScheme: "dark", width: 360 },
] as const) {
  test(`the operator sees what runs and what it costs (${look.language}, ${look.width} px)`, async ({
    browser,
  }) => {
    const page = await signedIn(browser, { base: VENDOR, email: OPERATOR, ...look });
    const url = new URL(page.url());
    await looksGood(
      page,
      `${url.origin}${url.pathname.replace(/\/$/, "")}/operator`,
      `operator ${look.language}`,
    );
    const names =
      look.language === "ru"
        ? ["Последняя резервная копия", "Память и диск", "Отставание", "Запись", "Работают"]
        : ["Last backup", "Memory and disk", "Behind", "Writing", "Running"];
    for (const name of names) await expect(page.getByRole("heading", { name, exact: true })).toBeVisible();
    await expect(
      page.getByText(look.language === "ru" ? /^Процесс \d/ : /^Process \d/).first(),
    ).toBeVisible();
  });
}
