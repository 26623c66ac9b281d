/** The mails that the portal wrote into its folder. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect } from "@playwright/test";

const folder = `${process.env.E2E_DIR ?? "../target/e2e"}/mail`;

/** Quoted-printable with its soft line ends taken out: links are plain ASCII. */
function plain(mail: string): string {
  return mail.replace(/=\r?\n/g, "").replace(/=3D/g, "=");
}

function newest(kind: string, to: string): string | null {
  if (!existsSync(folder)) return null;
  const names = readdirSync(folder).filter((name) => name.endsWith(`-${kind}.eml`));
  const mails = names.sort().map((name) => readFileSync(`${folder}/${name}`, "utf8"));
  return mails.findLast((mail) => new RegExp(`^To:.*${to}`, "m").test(mail)) ?? null;
}

/** Path of the invitation that was mailed to this address. */
export async function invitationOf(to: string): Promise<string> {
  let path: string | undefined;
  await expect
    .poll(
      () => {
        path = /\/invitation\/[\w.~-]+/.exec(plain(newest("invitation", to) ?? ""))?.[0];
        return path;
      },
      { timeout: 20_000 },
    )
    .toBeDefined();
  return path ?? "";
}
