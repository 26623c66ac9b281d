/** The gaps of a mirror, the same for both sides; before its release, why there is nothing to see. */
import { useQuery } from "@tanstack/react-query";
import { ApiError } from "~/api/errors";
import { useActing } from "~/api/queries/me";
import { surveyMirrorQuery } from "~/api/queries/results";
import type { SurveyMirror } from "~/api/types-results";
import type { Survey, SurveyTogether } from "~/api/types-surveys";
import { useT } from "~/i18n";
import { Card, EmptyState, Loading, Time } from "~/ui/bits";
import { ChartIcon, LockIcon } from "~/ui/icons";
import { ButtonLink } from "~/ui/Link";
import { useWords } from "../results/context";
import { GapCard } from "../results/GapCard";
import { Refused } from "../results/Refused";
import { otherName } from "./words";
import "./together.css";

export function MirrorResults({ survey, together }: { survey: Survey; together: SurveyTogether }) {
  const query = useQuery({
    ...surveyMirrorQuery(survey.id),
    enabled: together.released_at !== null,
  });
  if (together.released_at === null) return <Held survey={survey} together={together} />;
  if (query.data) return <Released mirror={query.data} />;
  if (query.isError) {
    const held = query.error instanceof ApiError && query.error.detail === "held";
    if (held) return <Held survey={survey} together={together} />;
    return <Refused error={query.error} onRetry={() => void query.refetch()} />;
  }
  return <Loading lines={10} />;
}

function Held({ survey, together }: { survey: Survey; together: SurveyTogether }) {
  const t = useT();
  const org = useActing().organisation.slug;
  return (
    <EmptyState
      icon={<LockIcon size={24} aria-hidden="true" />}
      title={t("results.gap_held")}
      action={
        <ButtonLink to="/o/$org/surveys/$id" params={{ org, id: survey.id }}>
          {t("surveys.to_survey")}
        </ButtonLink>
      }
    >
      {t("together.held_text", { name: otherName(together) })}
    </EmptyState>
  );
}

function Released({ mirror }: { mirror: SurveyMirror }) {
  const words = useWords();
  const { t } = words;
  const names: [string, string] = [mirror.first.name, mirror.second.name];
  const counts = [mirror.first, mirror.second].map((part) =>
    t("together.part_n", { name: part.name, count: words.count(part.n) }),
  );
  return (
    <div className="flex flex-col gap-5">
      <p className="text-ink-2">
        {counts.join(" · ")}
        {mirror.released_at ? (
          <>
            {" · "}
            {t("together.released")} <Time at={mirror.released_at} as="full" />
          </>
        ) : null}
      </p>
      {mirror.gaps.length > 0 ? (
        <GapCard gaps={mirror.gaps} names={names} />
      ) : (
        <EmptyState icon={<ChartIcon size={24} aria-hidden="true" />} title={t("together.no_gaps")}>
          {t("together.no_gaps_text", { k: mirror.k_min ?? 1 })}
        </EmptyState>
      )}
      {mirror.hides ? (
        <p className="result-note">{t("together.means_only", { k: mirror.k_min ?? 3 })}</p>
      ) : null}
      {mirror.texts.map((texts) => (
        <Card
          key={texts.question}
          title={words.text(texts.text) || texts.question}
          note={t("together.in_words")}
        >
          <div className="together-texts">
            {[texts.first, texts.second].map((items, place) => (
              <section key={names[place]} aria-label={names[place]}>
                <h3>{names[place]}</h3>
                {items === null ? (
                  <p className="text-s text-ink-3">{t("together.few_texts", { k: mirror.k_min ?? 3 })}</p>
                ) : items.length === 0 ? (
                  <p className="text-s text-ink-3">{t("together.no_texts")}</p>
                ) : (
                  <ul>
                    {items.map((item, at) => (
                      <li key={at}>{item}</li>
                    ))}
                  </ul>
                )}
              </section>
            ))}
          </div>
        </Card>
      ))}
    </div>
  );
}
