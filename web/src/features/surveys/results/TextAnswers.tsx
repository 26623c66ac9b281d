/** What people wrote: searched, and the words that one group uses more than the others. */
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useEffect, useState } from "react";
import { useCan } from "~/api/queries/me";
import { surveyResultsQuery } from "~/api/queries/results";
import { EmptyState, Loading } from "~/ui/bits";
import { SearchField, Select } from "~/ui/fields";
import { MessageIcon } from "~/ui/icons";
import { useWords } from "./context";
import { Refused } from "./Refused";
import type { PartProps } from "./ResultsPage";
import { TagFilter, TextTags } from "./Tags";
import { WordDifferences } from "./WordDifferences";

/** How long somebody who types is waited for. */
const PAUSE_MS = 250;
const FIRST = 40;

export function TextAnswers(props: PartProps) {
  const { results, at, look } = props;
  const words = useWords();
  const { t } = words;
  const questions = results.questions.filter((question) => question.texts !== null && question.texts > 0);
  const question = questions.find((each) => each.id === at.question) ?? questions[0];
  if (!question) {
    const asked = results.questions.some((each) => each.kind === "short_text" || each.kind === "long_text");
    const live = results.hides && results.state === "live";
    return (
      <EmptyState icon={<MessageIcon size={24} aria-hidden="true" />} title={t("results.texts_none")}>
        {live
          ? t("results.texts_live")
          : asked && results.hides
            ? t("results.texts_hidden", { k: results.k_min ?? 0 })
            : t("results.texts_not_asked")}
      </EmptyState>
    );
  }
  return (
    <>
      {questions.length > 1 ? (
        <div className="result-filter">
          <Select
            label={t("results.texts_of")}
            value={question.id}
            options={questions.map((each) => ({
              value: each.id,
              label: t("results.with_count", { name: words.question(each), count: each.texts ?? 0 }),
            }))}
            onChange={(next) => look({ question: next })}
          />
        </div>
      ) : (
        <h2 className="result-text-title">{words.question(question)}</h2>
      )}
      <div className="result-texts">
        <TextList key={question.id} {...props} question={question.id} />
        <WordDifferences {...props} question={question.id} />
      </div>
    </>
  );
}

function TextList({ survey, results, at, question }: PartProps & { question: string }) {
  const { t } = useWords();
  const [typed, setTyped] = useState("");
  const [search, setSearch] = useState("");
  const [most, setMost] = useState(FIRST);
  const [tag, setTag] = useState<string>();
  const mayWrite = useCan()("write");
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const query = useQuery(
    surveyResultsQuery(survey.id, {
      question,
      search: search || undefined,
      tag,
      filter: results.hides ? undefined : at.filter,
    }),
  );
  const texts = useDeferredValue(query.data?.texts);
  return (
    <section aria-label={t("results.texts")}>
      <SearchField label={t("results.texts_search")} value={typed} onChange={setTyped} />
      <TagFilter tags={texts?.tags ?? []} chosen={tag} onChoose={setTag} />
      {query.isError ? (
        <Refused error={query.error} onRetry={() => void query.refetch()} />
      ) : texts ? (
        <>
          <p className="result-found" role="status">
            {texts.found === 0
              ? t("results.texts_not_found")
              : t(search || tag ? "results.texts_found" : "results.texts_all", { count: texts.found })}
            {texts.found > texts.items.length
              ? ` ${t("results.texts_first", { count: texts.items.length })}`
              : null}
          </p>
          <ul className="result-quotes">
            {texts.items.slice(0, most).map((item, place) => (
              <li key={`${item.key} ${place}`}>
                <Marked text={item.text} search={search} />
                <TextTags
                  survey={survey.id}
                  question={question}
                  item={item}
                  known={texts.tags}
                  mayWrite={mayWrite}
                />
              </li>
            ))}
          </ul>
          {texts.items.length > most ? (
            <button type="button" className="btn mt-3" onClick={() => setMost(most + 4 * FIRST)}>
              {t("ui.show_more")}
            </button>
          ) : null}
        </>
      ) : (
        <Loading lines={6} />
      )}
    </section>
  );
}

/** A text with the words that were searched for. */
function Marked({ text, search }: { text: string; search: string }) {
  return parted(text, search).map(({ part, hit }, place) => (hit ? <mark key={place}>{part}</mark> : part));
}

/** The text in parts: those that hold a word of the search, and what is between. */
export function parted(text: string, search: string): { part: string; hit: boolean }[] {
  const found = search.split(/\s+/).filter(Boolean);
  if (found.length === 0) return [{ part: text, hit: false }];
  const escaped = found.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return text
    .split(new RegExp(`(${escaped.join("|")})`, "iu"))
    .map((part, place) => ({ part, hit: place % 2 === 1 }))
    .filter(({ part }) => part !== "");
}
