/** What is said before the first question and after the last, and the languages of the survey. */
import { useState } from "react";
import type { Texts } from "~/api/types-surveys";
import { useLocale, useT } from "~/i18n";
import { IconButton } from "~/ui/Button";
import { Select } from "~/ui/fields";
import { CloseIcon } from "~/ui/icons";
import { toast } from "~/ui/toast";
import { useEditor } from "./context";
import { FindingList, TextsField } from "./fields";
import { languageName } from "./findings";

const LANGUAGES = ["en", "ru", "de", "fr", "es", "it", "pt", "pl", "cs", "tr", "uk", "kk", "uz", "zh", "ja"];

export function StartForm() {
  const t = useT();
  const { definition, change } = useEditor();
  const set = (key: "title" | "about" | "thanks") => (texts: Texts) =>
    change((old) => ({ ...old, [key]: texts }));
  return (
    <section className="card survey-form" aria-label={t("surveys.start_part")}>
      <h2>{t("surveys.start_part")}</h2>
      <FindingList target="start" />
      <TextsField label={t("surveys.title_field")} texts={definition.title} onChange={set("title")} />
      <TextsField
        label={t("surveys.about_field")}
        help={t("surveys.about_help")}
        texts={definition.about}
        rows={3}
        optional
        maxLength={10_000}
        onChange={set("about")}
      />
      <TextsField
        label={t("surveys.thanks_field")}
        help={t("surveys.thanks_help")}
        texts={definition.thanks}
        rows={2}
        optional
        maxLength={10_000}
        onChange={set("thanks")}
      />
      <Languages />
    </section>
  );
}

function Languages() {
  const t = useT();
  const locale = useLocale();
  const { definition, change } = useEditor();
  const [added, setAdded] = useState(0);
  const { languages } = definition;
  const free = LANGUAGES.filter((each) => !languages.includes(each));
  // Its texts stay in the definition, unseen, until it is published without them: taking it back loses nothing.
  const remove = (language: string) => {
    change((old) => ({ ...old, languages: old.languages.filter((each) => each !== language) }));
    toast({
      text: t("surveys.language_removed", { language: languageName(locale, language) }),
      action: {
        label: t("common.undo"),
        run: () => change((old) => ({ ...old, languages: [...old.languages, language] })),
      },
    });
  };
  return (
    <fieldset className="survey-logic">
      <legend className="field-label">{t("surveys.languages")}</legend>
      <ul className="flex flex-wrap gap-2">
        {languages.map((language, at) => (
          <li key={language} className="survey-language">
            {languageName(locale, language)}
            {at === 0 ? (
              <span className="text-ink-3">{t("surveys.language_first")}</span>
            ) : (
              <IconButton
                small
                label={t("surveys.language_remove", { language: languageName(locale, language) })}
                icon={<CloseIcon size={13} aria-hidden="true" />}
                onClick={() => remove(language)}
              />
            )}
          </li>
        ))}
      </ul>
      <Select
        // The first line again after each choice.
        key={added}
        label={t("surveys.language_add")}
        hideLabel
        className="w-60"
        placeholder={t("surveys.language_add")}
        options={free.map((value) => ({ value, label: languageName(locale, value) }))}
        onChange={(language: string) => {
          if (!language) return;
          setAdded((count) => count + 1);
          change((old) => ({ ...old, languages: [...old.languages, language] }));
        }}
      />
    </fieldset>
  );
}
