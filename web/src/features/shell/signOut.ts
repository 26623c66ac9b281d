import { api } from "~/api/client";
import { errorText } from "~/api/errors";
import type { Translate } from "~/i18n";
import { remember } from "~/lib/storage";
import { toast } from "~/ui/toast";

export function signOut(t: Translate): void {
  api
    .post("/auth/sign-out")
    .then(() => {
      remember("organisation", null);
      window.location.assign("/sign-in");
    })
    .catch((error: unknown) => toast({ text: errorText(t, error), tone: "bad" }));
}
