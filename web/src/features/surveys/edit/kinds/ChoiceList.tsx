/** Options, rows, columns or items: written one below the other, several at once when they are pasted. */
import { type ReactNode, useRef, useState } from "react";
import type { Choice } from "~/api/types-surveys";
import { useReorder } from "~/features/meetings/useReorder";
import { useT } from "~/i18n";
import { Button, IconButton } from "~/ui/Button";
import { cx } from "~/ui/cx";
import { CloseIcon, GripIcon, PlusIcon } from "~/ui/icons";
import { toast } from "~/ui/toast";
import { useEditor } from "../context";
import { choiceIds, freshId, inserted, moved, said, setText } from "../definition";

export type ListName = "options" | "rows" | "columns" | "items" | "attributes" | "levels";

const PREFIX: Record<ListName, string> = {
  options: "o",
  rows: "r",
  columns: "c",
  items: "i",
  attributes: "a",
  levels: "l",
};

export function ChoiceList<C extends Choice>({
  name,
  choices,
  onChange,
  make,
  children,
}: {
  name: ListName;
  choices: readonly C[];
  onChange: (choices: C[]) => void;
  make: (choice: Choice) => C;
  /** More of one choice, below its line. */
  children?: (choice: C, change: (choice: C) => void) => ReactNode;
}) {
  const t = useT();
  const { language, published, definition } = useEditor();
  const list = useRef<HTMLOListElement>(null);
  const [added, setAdded] = useState<string | null>(null);
  // What is brought back joins the choices as they are by then.
  const latest = useRef({ choices, onChange });
  latest.current = { choices, onChange };
  const first = definition.languages[0] ?? language;
  const { drag, handle } = useReorder(list, choices.length, (from, to) => onChange(moved(choices, from, to)));

  const replace = (at: number, next: C) =>
    onChange(choices.map((each, index) => (index === at ? next : each)));
  const insert = (at: number, lines: readonly string[]) => {
    const ids = choiceIds(choices);
    let next = [...choices];
    for (const [index, line] of lines.entries()) {
      const id = freshId(PREFIX[name], ids, published);
      ids.push(id);
      next = inserted(next, at + index, make({ id, text: setText({}, language, line) }));
    }
    onChange(next);
    setAdded(ids.at(-1) ?? null);
  };
  const remove = (at: number) => {
    const gone = choices[at];
    if (!gone) return;
    onChange(choices.filter((_, index) => index !== at));
    toast({
      text: t("surveys.choice_removed"),
      action: {
        label: t("common.undo"),
        run: () => latest.current.onChange(inserted(latest.current.choices, at, gone)),
      },
    });
  };
  return (
    <fieldset className="survey-choices">
      <legend className="field-label">{t(`surveys.part_${name}`)}</legend>
      <ol ref={list} data-dragging={drag ? "" : undefined}>
        {choices.map((choice, at) => {
          const label = t("surveys.choice_n", { number: at + 1 });
          const shown = said(choice.text, first) || label;
          return (
            <li
              key={choice.id}
              className={cx(
                "survey-choice",
                drag?.from === at && "survey-dragged",
                drag &&
                  drag.to !== drag.from &&
                  drag.to === at &&
                  (drag.to < drag.from ? "survey-above" : "survey-below"),
              )}
            >
              <button
                type="button"
                className="survey-grip"
                aria-label={t("surveys.drag", { name: shown })}
                {...handle(at)}
              >
                <GripIcon size={14} aria-hidden="true" />
              </button>
              <input
                className="input"
                aria-label={label}
                lang={language}
                maxLength={2000}
                placeholder={language === first ? label : said(choice.text, first) || label}
                value={choice.text[language] ?? ""}
                // biome-ignore lint/a11y/noAutofocus: what was just added is written next
                autoFocus={added === choice.id}
                onChange={(event) =>
                  replace(at, { ...choice, text: setText(choice.text, language, event.target.value) })
                }
                onPaste={(event) => {
                  const lines = event.clipboardData
                    .getData("text")
                    .split(/\r?\n/)
                    .map((line) => line.trim())
                    .filter(Boolean);
                  if (lines.length < 2) return;
                  event.preventDefault();
                  insert(at + 1, lines);
                }}
                onKeyDown={(event) => {
                  if (event.key !== "Enter") return;
                  event.preventDefault();
                  insert(at + 1, [""]);
                }}
              />
              <code className="survey-id" title={t("surveys.id_help")}>
                {choice.id}
              </code>
              <IconButton
                small
                label={t("surveys.choice_remove", { name: shown })}
                icon={<CloseIcon size={14} aria-hidden="true" />}
                onClick={() => remove(at)}
              />
              {children ? (
                <div className="survey-choice-more">{children(choice, (next) => replace(at, next))}</div>
              ) : null}
            </li>
          );
        })}
      </ol>
      <Button small tone="quiet" onClick={() => insert(choices.length, [""])}>
        <PlusIcon size={14} aria-hidden="true" />
        {t(`surveys.add_${name}`)}
      </Button>
    </fieldset>
  );
}
