import { useQueryClient } from "@tanstack/react-query";
import { api } from "~/api/client";
import { errorText } from "~/api/errors";
import { keys } from "~/api/query";
import type { Me } from "~/api/types";
import { useT } from "~/i18n";
import { toast } from "~/ui/toast";

type Patch = Partial<Pick<Me, "name" | "locale" | "theme" | "time_zone" | "shortcuts" | "hold_seconds">>;

/** Changes the own settings at once, and takes it back if the server refuses. */
export function useChangeMe(): (patch: Patch) => Promise<void> {
  const t = useT();
  const client = useQueryClient();
  return async (patch) => {
    const before = client.getQueryData<Me>(keys.me);
    client.setQueryData<Me>(keys.me, (old) => (old ? { ...old, ...patch } : old));
    try {
      client.setQueryData(keys.me, await api.patch<Me>("/me", patch));
    } catch (error) {
      client.setQueryData(keys.me, before);
      toast({ text: errorText(t, error), tone: "bad" });
    }
  };
}
