import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { errorText } from "~/api/errors";
import { keys } from "~/api/query";
import type { Idea, IdeaItem, IdeaStatus } from "~/api/types-ideas";
import { useT } from "~/i18n";
import { toast } from "~/ui/toast";
import { statusLabel } from "./words";

type Movable = Pick<IdeaItem, "id" | "number" | "version">;

/** Takes a step with an idea as the reader saw it, and renews whatever shows ideas. */
export function useAct(): (idea: Movable, name: string, body: Record<string, unknown>) => Promise<Idea> {
  const client = useQueryClient();
  return async (idea, name, body) => {
    try {
      const now = await api.post<Idea>(
        `/ideas/${idea.id}/actions/${name}`,
        { version: idea.version, ...body },
        { idempotencyKey: crypto.randomUUID() },
      );
      client.setQueryData([...keys.ideas, "one", idea.id], now);
      return now;
    } finally {
      await client.invalidateQueries({ queryKey: keys.ideas });
    }
  };
}

/** The same on a board: the card stands at its new place at once, and goes back if it may not. */
export function useMove() {
  const t = useT();
  const act = useAct();
  const [moving, setMoving] = useState<{ idea: IdeaItem; to: IdeaStatus } | null>(null);
  const move = async (idea: IdeaItem, name: string, to: IdeaStatus, body: Record<string, unknown>) => {
    const asks = Object.keys(body).length > 0;
    if (!asks) setMoving({ idea, to });
    try {
      await act(idea, name, body);
      toast({ text: t("ideas.moved", { number: idea.number, status: statusLabel(t, to) }) });
    } catch (error) {
      // A dialog says it itself, and keeps what was typed.
      if (asks) throw error;
      toast({ text: errorText(t, error), tone: "bad" });
    } finally {
      setMoving(null);
    }
  };
  return { move, moving };
}
