/** Fields for texts of a survey: they show and change the language that is being written. */
import { useEffect, useRef } from "react";
import type { Texts } from "~/api/types-surveys";
import { useLocale, useT } from "~/i18n";
import { TextArea, TextField } from "~/ui/fields";
import { WarningIcon } from "~/ui/icons";
import { useEditor } from "./context";
import { said, setText } from "./definition";
import { findingText, languageName } from "./findings";

export function TextsField({
  label,
  texts,
  onChange,
  hideLabel,
  rows,
  help,
  optional,
  placeholder,
  autoFocus,
  className,
  maxLength = 2000,
}: {
  label: string;
  texts: Texts | undefined;
  onChange: (texts: Texts) => void;
  hideLabel?: boolean;
  /** More than one line. */
  rows?: number;
  help?: string;
  optional?: boolean;
  placeholder?: string;
  autoFocus?: boolean;
  className?: string;
  maxLength?: number;
}) {
  const t = useT();
  const locale = useLocale();
  const { language, definition } = useEditor();
  const element = useRef<HTMLElement>(null);
  const field = (now: HTMLElement | null) => {
    element.current = now;
  };
  // The menu that it was added from gives the focus back to its button first.
  useEffect(() => {
    if (!autoFocus) return;
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => element.current?.focus());
    });
    return () => cancelAnimationFrame(frame);
  }, [autoFocus]);
  const first = definition.languages[0] ?? language;
  const original = language === first ? "" : said({ [first]: texts?.[first] ?? "" }, first);
  // What is to be translated stands where it is read while one writes.
  const from = original
    ? t("surveys.original", { language: languageName(locale, first), text: original })
    : undefined;
  const common = {
    label,
    hideLabel: hideLabel ?? false,
    optional: optional ?? false,
    value: texts?.[language] ?? "",
    placeholder: placeholder ?? (hideLabel ? label : ""),
    lang: language,
    maxLength,
    ref: field,
    onChange: (text: string) => onChange(setText(texts, language, text)),
    ...(className ? { className } : {}),
    ...((from ?? help) ? { help: from ?? help } : {}),
  };
  return rows ? <TextArea {...common} rows={rows} /> : <TextField {...common} />;
}

/** What is wrong here, beside what it concerns. */
export function FindingList({ target }: { target: string }) {
  const t = useT();
  const locale = useLocale();
  const found = useEditor().findings(target);
  if (found.length === 0) return null;
  const stops = found.some((each) => each.stops);
  // The same thing of several options or languages is said once.
  const lines = [...new Set(found.map((each) => findingText(t, locale, each)))];
  return (
    <div className={stops ? "notice notice-bad" : "notice"}>
      <WarningIcon
        size={15}
        className={stops ? "translate-y-0.5 flex-none text-bad" : "translate-y-0.5 flex-none text-ink-3"}
        aria-hidden="true"
      />
      <ul className="min-w-0 flex-1">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
