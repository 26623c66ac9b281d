/** Another survey beside this one: the other side of a cooperation, or the same question at another time. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { surveyMirrorQuery } from "~/api/queries/results";
import { surveyQuery, surveysQuery } from "~/api/queries/surveys";
import { EmptyState, Loading } from "~/ui/bits";
import { Select } from "~/ui/fields";
import { ChartIcon, LockIcon } from "~/ui/icons";
import { useWords } from "./context";
import { GapCard } from "./GapCard";
import { Refused } from "./Refused";
import type { PartProps } from "./ResultsPage";

const LIST = 100;

export function Compare({ survey, results, at, look }: PartProps) {
  const { t } = useWords();
  const list = useInfiniteQuery(surveysQuery({ limit: LIST }));
  const others = (list.data?.pages.flatMap((page) => page.items) ?? []).filter(
    (each) => each.id !== survey.id && each.status !== "draft",
  );
  const chosen = others.some((each) => each.id === at.with) ? at.with : undefined;
  if (list.isPending) return <Loading lines={6} />;
  if (list.isError) return <Refused error={list.error} onRetry={() => void list.refetch()} />;
  if (others.length === 0) {
    return (
      <EmptyState icon={<ChartIcon size={24} aria-hidden="true" />} title={t("results.compare_none")}>
        {t("results.compare_none_text")}
      </EmptyState>
    );
  }
  return (
    <>
      <div className="result-filter">
        <Select
          label={t("results.compare_with")}
          placeholder={t("results.compare_choose")}
          value={chosen ?? ""}
          options={others.map((each) => ({
            value: each.id,
            label: t("results.compare_name", {
              number: each.number,
              title: each.title || t("surveys.untitled"),
            }),
          }))}
          onChange={(next) => look({ with: next || undefined })}
        />
      </div>
      {chosen ? (
        <Pair survey={survey} results={results} other={chosen} />
      ) : (
        <EmptyState icon={<ChartIcon size={24} aria-hidden="true" />} title={t("results.compare_start")}>
          {t("results.compare_start_text")}
        </EmptyState>
      )}
    </>
  );
}

function Pair({ survey, results, other }: Pick<PartProps, "survey" | "results"> & { other: string }) {
  const { t } = useWords();
  const second = useQuery(surveyQuery(other));
  const waits = [results.state === "live", second.data?.status === "live"];
  const query = useQuery({
    ...surveyMirrorQuery(survey.id, other),
    enabled: second.data !== undefined && !waits.includes(true),
  });
  const error = second.error ?? query.error;
  if (error) return <Refused error={error} onRetry={() => void query.refetch()} />;
  if (!second.data) return <Loading lines={6} />;
  const names = [survey, second.data].map((each) => each.title || each.number) as [string, string];
  if (waits[0] || waits[1]) {
    const waited = names.filter((_, place) => waits[place]);
    return (
      <EmptyState icon={<LockIcon size={24} aria-hidden="true" />} title={t("results.gap_held")}>
        {t("results.gap_held_text", { count: waited.length, surveys: waited.join(", ") })}
      </EmptyState>
    );
  }
  if (!query.data) return <Loading lines={6} />;
  const { gaps } = query.data;
  if (gaps.length === 0) {
    return (
      <EmptyState icon={<ChartIcon size={24} aria-hidden="true" />} title={t("results.gap_none")}>
        {t("results.gap_none_text")}
      </EmptyState>
    );
  }
  return <GapCard gaps={gaps} names={names} />;
}
