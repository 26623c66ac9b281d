/** A page: its title, when it is shown, and where it leads. */
import type { SurveyPage } from "~/api/types-surveys";
import { useT } from "~/i18n";
import { useEditor } from "./context";
import { FindingList, TextsField } from "./fields";
import { askedBefore } from "./logic/conditions";
import { RuleEditor } from "./logic/LogicPart";
import { Steps } from "./logic/Steps";
import { AddQuestion } from "./Outline";
import { useOutline } from "./useOutline";

export function PageForm({ page }: { page: SurveyPage }) {
  const t = useT();
  const { definition, changePage } = useEditor();
  const { addQuestion } = useOutline();
  const at = definition.pages.findIndex((each) => each.id === page.id);
  return (
    <section className="card survey-form" aria-label={t("surveys.page_n", { number: at + 1 })}>
      <h2>{t("surveys.page_n", { number: at + 1 })}</h2>
      <FindingList target={`page:${page.id}`} />
      <TextsField
        key={page.id}
        label={t("surveys.page_title")}
        help={t("surveys.page_title_help")}
        texts={page.title}
        optional
        onChange={(title) => changePage(page.id, (old) => ({ ...old, title }))}
      />
      {at > 0 ? (
        <fieldset className="survey-logic">
          <legend className="field-label">{t("surveys.logic")}</legend>
          <RuleEditor
            key={page.id}
            kind="page"
            rule={page.visible_if}
            asked={askedBefore(definition, at, 0)}
            onChange={(rule) =>
              changePage(page.id, ({ visible_if: _old, ...rest }) =>
                rule ? { ...rest, visible_if: rule } : rest,
              )
            }
          />
        </fieldset>
      ) : null}
      <Steps key={`steps ${page.id}`} page={page} at={at} />
      <div className="survey-form-foot">
        <AddQuestion label={t("surveys.add_question")} onAdd={(type) => addQuestion(page.id, type)} />
      </div>
    </section>
  );
}
