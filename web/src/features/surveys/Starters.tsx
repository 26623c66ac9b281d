/** What a survey can start from. A click makes it and opens the editor. */
import { useQuery } from "@tanstack/react-query";
import { surveyTemplatesQuery } from "~/api/queries/surveys";
import type { Definition } from "~/api/types-surveys";
import { useLocale, useT } from "~/i18n";
import { ErrorState, Loading } from "~/ui/bits";
import { PlusIcon } from "~/ui/icons";
import { said } from "./edit/definition";
import { FileStart } from "./FileStart";
import { type Partner, useStart } from "./useStart";

export function Starters({ together = null, waits }: { together?: Partner; waits?: string | null }) {
  const t = useT();
  const locale = useLocale();
  const query = useQuery(surveyTemplatesQuery);
  const { start, pending } = useStart(together);
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
  // What is made for a mirror comes first where one is begun, and last elsewhere.
  const first = (mirror: boolean) => Number(mirror === (together?.mirror ?? false));
  const templates = query.data.items.toSorted((a, b) => first(b.mirror) - first(a.mirror));
  if (waits) return <p className="text-ink-3">{waits}</p>;
  return (
    <>
      <ul className="survey-starters">
        {templates.map((template) => (
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
      <FileStart together={together} />
    </>
  );
}
