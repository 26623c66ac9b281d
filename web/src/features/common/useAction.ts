import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { errorText } from "~/api/errors";
import { useT } from "~/i18n";
import { toast } from "~/ui/toast";

/**
 * Runs one click's request: no second click meanwhile, what it changed is asked for again, a failure is said.
 * `const [run, pending] = useAction(); run(() => api.post(…), { stale: [keys.people], done: "…" })`
 */
export function useAction(): [
  (
    request: () => Promise<unknown>,
    after: { stale?: readonly (readonly unknown[])[]; done?: string },
  ) => void,
  boolean,
] {
  const t = useT();
  const client = useQueryClient();
  const [pending, setPending] = useState(false);
  const run = useCallback(
    (request: () => Promise<unknown>, after: { stale?: readonly (readonly unknown[])[]; done?: string }) => {
      setPending(true);
      request()
        .then(() => {
          if (after.done) toast({ text: after.done });
        })
        .catch((error: unknown) => toast({ text: errorText(t, error), tone: "bad" }))
        .finally(() => {
          setPending(false);
          for (const queryKey of after.stale ?? []) void client.invalidateQueries({ queryKey });
        });
    },
    [t, client],
  );
  return [run, pending];
}
