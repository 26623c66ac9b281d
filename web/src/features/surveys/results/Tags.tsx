/** What readers call a text: its tags, and a box to give it others. */
import { useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { api } from "~/api/client";
import { errorText } from "~/api/errors";
import { surveyKey } from "~/api/queries/surveys";
import type { TagCount, TextItem } from "~/api/types-results";
import { IconButton } from "~/ui/Button";
import { cx } from "~/ui/cx";
import { CloseIcon } from "~/ui/icons";
import { toast } from "~/ui/toast";
import { useWords } from "./context";

const MOST = 10;
const LENGTH = 40;

/** Tags with their counts; one narrows the list to its texts. */
export function TagFilter({
  tags,
  chosen,
  onChoose,
}: {
  tags: readonly TagCount[];
  chosen: string | undefined;
  onChoose: (tag: string | undefined) => void;
}) {
  const { t, numbers } = useWords();
  if (tags.length === 0) return null;
  return (
    <fieldset className="result-tags">
      <legend className="sr-only">{t("results.tags")}</legend>
      {tags.map(({ tag, count }) => (
        <button
          key={tag}
          type="button"
          className={cx("chip", chosen === tag && "chip-set")}
          aria-pressed={chosen === tag}
          onClick={() => onChoose(chosen === tag ? undefined : tag)}
        >
          {tag} <span className="text-ink-3">{numbers.count(count)}</span>
        </button>
      ))}
    </fieldset>
  );
}

export function TextTags({
  survey,
  question,
  item,
  known,
  mayWrite,
}: {
  survey: string;
  question: string;
  item: TextItem;
  /** Tags of other texts, to choose from. */
  known: readonly TagCount[];
  mayWrite: boolean;
}) {
  const { t } = useWords();
  const client = useQueryClient();
  const list = useId();
  const [adding, setAdding] = useState(false);
  const [typed, setTyped] = useState("");
  const save = (tags: readonly string[]) =>
    void api
      .put(`/surveys/${survey}/tags`, { question, text: item.key, tags })
      .catch((error: unknown) => toast({ text: errorText(t, error), tone: "bad" }))
      .finally(() => client.invalidateQueries({ queryKey: [...surveyKey(survey), "results"] }));
  const add = () => {
    const tag = typed.trim();
    if (tag) save([...item.tags, ...tag.split(",")]);
    setTyped("");
    setAdding(false);
  };
  if (!mayWrite && item.tags.length === 0) return null;
  return (
    <div className="result-text-tags">
      {item.tags.map((tag) => (
        <span key={tag} className="result-tag">
          {tag}
          {mayWrite ? (
            <IconButton
              small
              label={t("results.tag_remove", { tag })}
              icon={<CloseIcon size={12} aria-hidden="true" />}
              onClick={() => save(item.tags.filter((each) => each !== tag))}
            />
          ) : null}
        </span>
      ))}
      {!mayWrite || item.tags.length >= MOST ? null : adding ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <input
            // biome-ignore lint/a11y/noAutofocus: it opens where the button was
            autoFocus
            className="input"
            aria-label={t("results.tag_new")}
            placeholder={t("results.tag_new")}
            list={list}
            maxLength={LENGTH}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={add}
            onKeyDown={(event) => {
              if (event.key === "Escape") {
                setTyped("");
                setAdding(false);
              }
            }}
          />
          <datalist id={list}>
            {known
              .filter(({ tag }) => !item.tags.includes(tag))
              .map(({ tag }) => (
                <option key={tag} value={tag} />
              ))}
          </datalist>
        </form>
      ) : (
        <button type="button" className="result-tag-add" onClick={() => setAdding(true)}>
          {t("results.tag_add")}
        </button>
      )}
    </div>
  );
}
