/** Ideas that are put together for a study: ticked on the board or in the list, then one click makes the survey. */
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { createContext, useContext, useState } from "react";
import { api } from "~/api/client";
import { ApiError, errorText } from "~/api/errors";
import { useActing } from "~/api/queries/me";
import { keys } from "~/api/query";
import type { IdeaItem, StudyKind } from "~/api/types-ideas";
import type { Survey } from "~/api/types-surveys";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { toast } from "~/ui/toast";

/** Ideas that each method takes at least, and at most. */
const FEWEST: Record<StudyKind, number> = { maxdiff: 4, kano: 1 };
const MOST = 30;

interface Choosing {
  chosen: readonly string[];
  toggle: (id: string) => void;
}

/** Nothing while no study is put together. */
export const ChoosingContext = createContext<Choosing | null>(null);

/** The box in front of an idea; nothing while no study is put together. */
export function Chooser({ idea }: { idea: IdeaItem }) {
  const t = useT();
  const choosing = useContext(ChoosingContext);
  if (!choosing || idea.side !== "vendor") return null;
  const on = choosing.chosen.includes(idea.id);
  return (
    <input
      type="checkbox"
      className="idea-choose"
      aria-label={t("ideas.study_choose", { title: idea.title })}
      checked={on}
      disabled={!on && choosing.chosen.length >= MOST}
      onChange={() => choosing.toggle(idea.id)}
    />
  );
}

/** What to do with those that are ticked. */
export function ChoosingBar({ chosen, onEnd }: { chosen: readonly string[]; onEnd: () => void }) {
  const t = useT();
  const navigate = useNavigate();
  const client = useQueryClient();
  const org = useActing().organisation.slug;
  const [pending, setPending] = useState<StudyKind | null>(null);
  const count = chosen.length;
  const make = async (kind: StudyKind) => {
    setPending(kind);
    try {
      const body = { kind, idea_ids: chosen };
      const made = await api.post<Survey>("/studies", body, { idempotencyKey: crypto.randomUUID() });
      void client.invalidateQueries({ queryKey: keys.surveys });
      toast({ text: t("ideas.study_made") });
      await navigate({ to: "/o/$org/surveys/$id/edit", params: { org, id: made.id } });
    } catch (error) {
      const kept = error instanceof ApiError && error.detail === "not_consented";
      toast({ text: kept ? t("ideas.study_not_consented") : errorText(t, error), tone: "bad" });
      setPending(null);
    }
  };
  const button = (kind: StudyKind) => (
    <Button
      tone={kind === "maxdiff" ? "primary" : "plain"}
      pending={pending === kind}
      disabled={count < FEWEST[kind] || pending !== null}
      onClick={() => void make(kind)}
    >
      {t(`ideas.study_${kind}`)}
    </Button>
  );
  return (
    <section className="idea-choosing" aria-label={t("ideas.study")}>
      <p className="min-w-0 flex-1">
        <b role="status">{t("ideas.study_chosen", { count })}</b>
        <span className="block text-s text-ink-3">
          {count < FEWEST.maxdiff ? t("ideas.study_few", { few: FEWEST.maxdiff }) : t("ideas.study_what")}
        </span>
      </p>
      <div className="flex flex-wrap gap-2">
        {button("maxdiff")}
        {button("kano")}
        <Button tone="quiet" onClick={onEnd}>
          {t("common.cancel")}
        </Button>
      </div>
    </section>
  );
}
