/** When a question is shown and when it must be answered: a sentence, and the selects that make it. */
import { useState } from "react";
import type { Question, Rule } from "~/api/types-surveys";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { PlusIcon } from "~/ui/icons";
import { useEditor } from "../context";
import { placeOf } from "../definition";
import { askedBefore } from "./conditions";
import { RuleBuilder } from "./RuleBuilder";

export function LogicPart({ question }: { question: Question }) {
  const t = useT();
  const { definition, changeQuestion } = useEditor();
  const place = placeOf(definition, question.id);
  const asked = place ? askedBefore(definition, place.page, place.question ?? 0) : [];
  const set = (key: "visible_if" | "required_if") => (rule: Rule | undefined) =>
    changeQuestion(question.id, ({ [key]: _old, ...rest }) => (rule ? { ...rest, [key]: rule } : rest));
  return (
    <fieldset className="survey-logic">
      <legend className="field-label">{t("surveys.logic")}</legend>
      <RuleEditor
        key={`visible ${question.id}`}
        kind="visible"
        rule={question.visible_if}
        asked={asked}
        onChange={set("visible_if")}
      />
      {question.kind.type === "statement" || question.required ? null : (
        <RuleEditor
          key={`required ${question.id}`}
          kind="required"
          rule={question.required_if}
          asked={asked}
          onChange={set("required_if")}
        />
      )}
    </fieldset>
  );
}

/** The rule in words; its selects are there once one wants to change it. */
export function RuleEditor({
  kind,
  rule,
  asked,
  onChange,
}: {
  kind: "visible" | "required" | "page";
  rule: Rule | undefined;
  asked: readonly Question[];
  onChange: (rule: Rule | undefined) => void;
}) {
  const t = useT();
  const { teller } = useEditor();
  const [open, setOpen] = useState(false);
  if (!rule && !open) {
    return (
      <p className="survey-sentence">
        <span className="min-w-0 flex-1 text-ink-2">{t(`surveys.always_${kind}`)}</span>
        {asked.length > 0 ? (
          <Button small tone="quiet" onClick={() => setOpen(true)}>
            <PlusIcon size={14} aria-hidden="true" />
            {t(kind === "page" ? "surveys.add_page_rule" : `surveys.add_${kind}`)}
          </Button>
        ) : null}
      </p>
    );
  }
  return (
    <div className="survey-rule-box">
      <p className="survey-sentence">
        <span className="min-w-0 flex-1">
          {rule ? t(`surveys.only_${kind}`, { rule: teller.clause(rule) }) : t(`surveys.choose_${kind}`)}
        </span>
        <Button small tone="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? "surveys.rule_done" : "surveys.rule_change")}
        </Button>
      </p>
      {open ? <RuleBuilder rule={rule} asked={asked} onChange={onChange} /> : null}
    </div>
  );
}
