/** Chooses a group: those who gave one answer to one question. */
import { useState } from "react";
import type { SurveyResults } from "~/api/types-results";
import { Select } from "~/ui/fields";
import { CloseIcon } from "~/ui/icons";
import { breakdownName, useWords } from "./context";
import type { PartProps } from "./ResultsPage";

export function FilterBar({ results, at, look, shown }: PartProps & { shown: SurveyResults | undefined }) {
  const words = useWords();
  const { t } = words;
  const key = at.filter?.slice(0, at.filter.indexOf(":"));
  const code = at.filter?.slice(at.filter.indexOf(":") + 1);
  const [opened, setOpened] = useState<string>();
  const by = opened ?? key ?? "";
  const chosen = results.breakdowns.find((each) => each.key === by);
  if (results.breakdowns.length === 0) {
    return results.hides ? (
      <p className="mb-4 text-s text-ink-3">
        {t(results.state === "live" ? "results.filter_live" : "results.filter_none")}
      </p>
    ) : null;
  }
  const filter = results.breakdowns.find((each) => each.key === key);
  const answer = filter?.codes.find((each) => each.code === code);
  return (
    <div className="result-filter">
      <Select
        label={t("results.filter_by")}
        placeholder={t("results.everybody")}
        value={by}
        options={results.breakdowns.map((each) => ({
          value: each.key,
          label: breakdownName(words, results, each),
        }))}
        onChange={(next) => {
          setOpened(next);
          if (at.filter) look({ filter: undefined });
        }}
      />
      {chosen ? (
        <Select
          label={t("results.filter_answer")}
          placeholder={t("results.filter_choose")}
          value={by === key ? (code ?? "") : ""}
          options={chosen.codes.map((each) => ({ value: each.code, label: words.label(each) }))}
          onChange={(next) => look({ filter: next ? `${chosen.key}:${next}` : undefined })}
        />
      ) : null}
      {filter && answer ? (
        <p className="result-filter-now" role="status">
          <span>
            {t("results.filtered", {
              question: breakdownName(words, results, filter),
              answer: words.label(answer),
            })}
            {!results.hides && shown?.n != null ? (
              <b> {t("results.n", { n: words.numbers.count(shown.n) })}</b>
            ) : null}
          </span>
          <button
            type="button"
            className="chip"
            onClick={() => {
              setOpened("");
              look({ filter: undefined });
            }}
          >
            {t("results.everybody")}
            <CloseIcon size={13} aria-hidden="true" />
          </button>
        </p>
      ) : null}
    </div>
  );
}
