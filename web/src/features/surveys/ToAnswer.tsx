/** Surveys of other firms that the reader is asked to answer: their own links, told to nobody else. */
import { useQuery } from "@tanstack/react-query";
import { surveysToAnswerQuery } from "~/api/queries/surveys";
import type { SurveyToAnswer } from "~/api/types-surveys";
import { useT } from "~/i18n";
import { Time } from "~/ui/bits";

export function useToAnswer(): readonly SurveyToAnswer[] {
  return useQuery(surveysToAnswerQuery).data?.items ?? [];
}

export function ToAnswer({ items }: { items: readonly SurveyToAnswer[] }) {
  const t = useT();
  if (items.length === 0) return null;
  return (
    <section className="mb-6" aria-labelledby="to-answer">
      <h2 id="to-answer" className="mb-2">
        {t("surveys.for_you")}
      </h2>
      <ul className="card flex flex-col divide-y divide-line py-1">
        {items.map((each) => (
          <li key={each.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5">
            <span className="min-w-0 flex-1 basis-64">
              <span className="block font-medium">{each.title}</span>
              <span className="row-sub">
                {[
                  [each.asker, each.together_with].flatMap((one) => (one ? [one.name] : [])).join(" · "),
                  t("surveys.minutes", { to: each.minutes }),
                  t(`surveys.anonymity_${each.anonymity}`),
                ].join(" · ")}
              </span>
            </span>
            {each.valid_until ? (
              <span className="text-s text-ink-2">
                {t("surveys.link_until")} <Time at={each.valid_until} as="date" />
              </span>
            ) : null}
            {each.path ? (
              <a className="btn btn-primary" href={each.path} target="_blank" rel="noreferrer">
                {t("surveys.answer_now")}
              </a>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
