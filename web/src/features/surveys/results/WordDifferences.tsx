/** Words that one group uses more, or less, than the others: Dunning's log-likelihood. */
import { useQuery } from "@tanstack/react-query";
import { surveyResultsQuery } from "~/api/queries/results";
import type { SegmentWords } from "~/api/types-results";
import { Card, Loading } from "~/ui/bits";
import { Select } from "~/ui/fields";
import { breakdownName, useWords } from "./context";
import { Refused } from "./Refused";
import type { PartProps } from "./ResultsPage";

/** Words of a group that are shown. */
const MOST = 12;
/** Beyond chance, after all words that were compared. */
const CLEAR = 0.05;

export function WordDifferences({ survey, results, at, look, question }: PartProps & { question: string }) {
  const words = useWords();
  const { t } = words;
  const others = results.breakdowns.filter((each) => each.question !== question);
  const by = others.find((each) => each.key === at.by)?.key;
  const query = useQuery({
    ...surveyResultsQuery(survey.id, {
      question,
      by,
      filter: results.hides ? undefined : at.filter,
    }),
    enabled: by !== undefined,
  });
  if (others.length === 0) return null;
  return (
    <Card title={t("results.words")} note={t("results.words_note")} className="result-words">
      <Select
        label={t("results.cross_by")}
        hideLabel
        placeholder={t("results.words_by")}
        value={by ?? ""}
        options={others.map((each) => ({ value: each.key, label: breakdownName(words, results, each) }))}
        onChange={(next) => look({ by: next || undefined, question })}
      />
      {by === undefined ? null : query.isError ? (
        <Refused error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data ? (
        query.data.words.some((group) => group.words.some((word) => word.p < CLEAR)) ? (
          query.data.words.map((group) => <Group key={group.code} group={group} />)
        ) : (
          <p className="mt-3 text-s text-ink-2">
            {results.hides
              ? t("results.words_none_hidden", { k: results.k_min ?? 0 })
              : t("results.words_none")}
          </p>
        )
      ) : (
        <Loading lines={4} />
      )}
    </Card>
  );
}

function Group({ group }: { group: SegmentWords }) {
  const words = useWords();
  const { t, numbers } = words;
  const clear = group.words.filter((word) => word.p < CLEAR).slice(0, MOST);
  if (clear.length === 0) return null;
  return (
    <section className="mt-4">
      <h3>
        {words.label(group)} <small>{t("results.n_texts", { count: group.texts })}</small>
      </h3>
      <table className="result-word-table">
        <thead className="sr-only">
          <tr>
            <th scope="col">{t("results.word")}</th>
            <th scope="col">{t("results.word_here")}</th>
            <th scope="col">{t("results.word_elsewhere")}</th>
          </tr>
        </thead>
        <tbody>
          {clear.map((word) => (
            <tr key={word.word}>
              <th scope="row">
                <span aria-hidden="true">{word.signed_g2 > 0 ? "↑" : "↓"}</span>{" "}
                <span className="sr-only">{t(word.signed_g2 > 0 ? "results.more" : "results.less")}</span>
                {word.word}
              </th>
              <td>{numbers.share(group.texts > 0 ? word.count / group.texts : 0)}</td>
              <td>
                {t("results.against", {
                  share: numbers.share(group.others > 0 ? word.elsewhere / group.others : 0),
                })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
