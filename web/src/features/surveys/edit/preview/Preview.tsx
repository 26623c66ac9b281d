/** The page that is being written, as a respondent sees it on a phone or on a desktop. */
import { useState } from "react";
import { useActing } from "~/api/queries/me";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { cx } from "~/ui/cx";
import { useEditor } from "../context";
import { placeOf, said } from "../definition";
import { PreviewQuestion } from "./PreviewQuestion";
import { pageWords } from "./words";
import "../../../../../public-pages/survey.css";

export function Preview() {
  const t = useT();
  const { definition, language, selection, select, teller } = useEditor();
  const owner = useActing().organisation.name;
  const [width, setWidth] = useState<"phone" | "desktop">("phone");
  const words = pageWords(language);
  const at =
    selection.part === "start"
      ? -1
      : selection.part === "page"
        ? definition.pages.findIndex((each) => each.id === selection.id)
        : (placeOf(definition, selection.id)?.page ?? -1);
  const page = definition.pages[at];
  const go = (to: number) => {
    const next = definition.pages[to];
    select(next ? { part: "page", id: next.id } : { part: "start" });
  };
  const title = said(page?.title, language);
  return (
    <section aria-label={t("surveys.preview")} className="survey-preview">
      <div className="flex flex-wrap items-center gap-2">
        {(["phone", "desktop"] as const).map((each) => (
          <button
            key={each}
            type="button"
            className={cx("chip", width === each && "chip-set")}
            aria-pressed={width === each}
            onClick={() => setWidth(each)}
          >
            {t(`surveys.width_${each}`)}
          </button>
        ))}
        <span className="ml-auto flex items-center gap-2 text-s text-ink-3">
          <Button small disabled={at < 0} onClick={() => go(at - 1)}>
            {t("surveys.preview_back")}
          </Button>
          {t("surveys.preview_place", { place: at + 2, count: definition.pages.length + 1 })}
          <Button small disabled={at >= definition.pages.length - 1} onClick={() => go(at + 1)}>
            {t("surveys.preview_next")}
          </Button>
        </span>
      </div>
      <div className="survey-stage">
        <div className={cx("survey-paper", `survey-paper-${width}`)} lang={language}>
          <p className="font-semibold text-ink-2">{owner}</p>
          <h2>{said(definition.title, language)}</h2>
          {page ? (
            <div className="survey-paper-form">
              {title ? <h3 className="font-semibold">{title}</h3> : null}
              {page.visible_if ? (
                <p className="survey-note">
                  {t("surveys.only_page", { rule: teller.clause(page.visible_if) })}
                </p>
              ) : null}
              {page.questions.map((question) => (
                <div key={question.id}>
                  {question.visible_if ? (
                    <p className="survey-note">
                      {t("surveys.only_visible", { rule: teller.clause(question.visible_if) })}
                    </p>
                  ) : null}
                  <PreviewQuestion question={question} language={language} />
                </div>
              ))}
              {page.questions.length === 0 ? <p className="text-ink-3">{t("surveys.page_empty")}</p> : null}
              <div className="buttons">
                <button
                  type="button"
                  className="primary"
                  onClick={() => go(Math.min(at + 1, definition.pages.length - 1))}
                >
                  {words.next}
                </button>
                {at > 0 ? (
                  <button type="button" onClick={() => go(at - 1)}>
                    {words.back}
                  </button>
                ) : null}
              </div>
            </div>
          ) : (
            <div className="survey-paper-form">
              <p className="statement text-ink-2">{said(definition.about, language)}</p>
              <div className="buttons">
                <button type="button" className="primary" onClick={() => go(0)}>
                  {words.begin}
                </button>
              </div>
            </div>
          )}
        </div>
      </div>
      <p className="text-s text-ink-3">{t("surveys.preview_note")}</p>
    </section>
  );
}
