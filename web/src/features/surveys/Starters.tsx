/** What a survey can start from. A click makes it and opens the editor. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "~/api/client";
import { errorText } from "~/api/errors";
import { useActing } from "~/api/queries/me";
import { surveyKey, surveyTemplatesQuery } from "~/api/queries/surveys";
import { keys } from "~/api/query";
import type { Definition, Survey } from "~/api/types-surveys";
import { useLocale, useT } from "~/i18n";
import { ErrorState, Loading } from "~/ui/bits";
import { PlusIcon } from "~/ui/icons";
import { toast } from "~/ui/toast";
import { said } from "./edit/definition";

export function useStart() {
  const t = useT();
  const client = useQueryClient();
  const navigate = useNavigate();
  const org = useActing().organisation.slug;
  const [pending, setPending] = useState<string | null>(null);
  const start = async (key: string, body: { template: string } | { definition: Definition }) => {
    if (pending) return;
    setPending(key);
    try {
      const made = await api.post<Survey>("/surveys", body, { idempotencyKey: crypto.randomUUID() });
      client.setQueryData(surveyKey(made.id), made);
      void client.invalidateQueries({ queryKey: [...keys.surveys, "list"] });
      await navigate({ to: "/o/$org/surveys/$id/edit", params: { org, id: made.id } });
    } catch (error) {
      toast({ text: errorText(t, error), tone: "bad" });
    } finally {
      setPending(null);
    }
  };
  return { start, pending };
}

export function Starters() {
  const t = useT();
  const locale = useLocale();
  const query = useQuery(surveyTemplatesQuery);
  const { start, pending } = useStart();
  if (!query.data) {
    return query.error ? (
      <ErrorState error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Loading lines={5} />
    );
  }
  const blank: Definition = {
    languages: [locale],
    title: { [locale]: t("surveys.untitled") },
    pages: [{ id: "p1", questions: [] }],
  };
  return (
    <ul className="survey-starters">
      {query.data.items.map((template) => (
        <li key={template.key}>
          <button
            type="button"
            className="survey-starter"
            aria-busy={pending === template.key || undefined}
            disabled={pending !== null && pending !== template.key}
            onClick={() => void start(template.key, { template: template.key })}
          >
            <b>{said(template.title, locale)}</b>
            <span>{said(template.use_for, locale)}</span>
          </button>
        </li>
      ))}
      <li>
        <button
          type="button"
          className="survey-starter survey-blank"
          disabled={pending !== null && pending !== "blank"}
          aria-busy={pending === "blank" || undefined}
          onClick={() => void start("blank", { definition: blank })}
        >
          <b>
            <PlusIcon size={14} className="mr-1.5 inline" aria-hidden="true" />
            {t("surveys.blank")}
          </b>
          <span>{t("surveys.blank_text")}</span>
        </button>
      </li>
    </ul>
  );
}
