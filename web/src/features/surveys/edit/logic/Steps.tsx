/** What happens when a page is left: on to another page, or the end. */
import { useState } from "react";
import type { Question, Step, SurveyPage } from "~/api/types-surveys";
import { useT } from "~/i18n";
import { Button, IconButton } from "~/ui/Button";
import { Select } from "~/ui/fields";
import { CloseIcon, PlusIcon } from "~/ui/icons";
import { useEditor } from "../context";
import { said } from "../definition";
import { TextsField } from "../fields";
import { askedBefore, makeStep } from "./conditions";
import { RuleBuilder } from "./RuleBuilder";

const END = "end";

export function Steps({ page, at }: { page: SurveyPage; at: number }) {
  const t = useT();
  const { definition, changePage } = useEditor();
  const [open, setOpen] = useState<number | null>(null);
  const steps = page.on_leave ?? [];
  const asked = askedBefore(definition, at, page.questions.length);
  const set = (next: Step[]) =>
    changePage(page.id, ({ on_leave: _old, ...rest }) =>
      next.length > 0 ? { ...rest, on_leave: next } : rest,
    );
  const later = definition.pages.slice(at + 1);
  const add = () => {
    const target = later.at(-1);
    setOpen(steps.length);
    set([...steps, makeStep(target ? { goto: target.id } : { screen_out: {} }, undefined)]);
  };
  return (
    <fieldset className="survey-logic">
      <legend className="field-label">{t("surveys.steps")}</legend>
      {steps.length === 0 ? <p className="text-s text-ink-2">{t("surveys.steps_none")}</p> : null}
      <ol className="flex flex-col gap-2">
        {steps.map((step, index) => (
          <StepLine
            key={index}
            step={step}
            number={index + 1}
            asked={asked}
            later={later}
            open={open === index}
            onOpen={() => setOpen(open === index ? null : index)}
            onChange={(next) => set(steps.map((each, place) => (place === index ? next : each)))}
            onRemove={() => {
              setOpen(null);
              set(steps.filter((_, place) => place !== index));
            }}
          />
        ))}
      </ol>
      <Button small tone="quiet" className="self-start" onClick={add}>
        <PlusIcon size={14} aria-hidden="true" />
        {t("surveys.add_step")}
      </Button>
    </fieldset>
  );
}

function StepLine({
  step,
  number,
  asked,
  later,
  open,
  onOpen,
  onChange,
  onRemove,
}: {
  step: Step;
  number: number;
  asked: readonly Question[];
  later: readonly SurveyPage[];
  open: boolean;
  onOpen: () => void;
  onChange: (step: Step) => void;
  onRemove: () => void;
}) {
  const t = useT();
  const { teller, language, definition } = useEditor();
  const { then } = step;
  const where = "goto" in then ? then.goto : END;
  const name = (page: SurveyPage) => {
    const place = t("surveys.page_n", { number: definition.pages.indexOf(page) + 1 });
    const title = said(page.title, language) || said(page.questions[0]?.text, language);
    return title ? `${place}: ${title.slice(0, 60)}` : place;
  };
  const known = later.some((page) => page.id === where);
  return (
    <li className="survey-rule-box">
      <p className="survey-sentence">
        <span className="min-w-0 flex-1">{teller.step(step)}</span>
        <Button small tone="quiet" aria-expanded={open} onClick={onOpen}>
          {t(open ? "surveys.rule_done" : "surveys.rule_change")}
        </Button>
        <IconButton
          small
          label={t("surveys.step_remove", { number })}
          icon={<CloseIcon size={14} aria-hidden="true" />}
          onClick={onRemove}
        />
      </p>
      {open && !("set" in then) ? (
        <>
          <span className="field-label">{t("surveys.step_when")}</span>
          <RuleBuilder rule={step.when} asked={asked} onChange={(when) => onChange(makeStep(then, when))} />
          <Select
            label={t("surveys.step_then")}
            value={where}
            options={[
              ...(known || where === END
                ? []
                : [{ value: where, label: teller.page(where), disabled: true }]),
              ...later.map((page) => ({ value: page.id, label: t("surveys.step_to", { page: name(page) }) })),
              { value: END, label: t("surveys.step_screen_out") },
            ]}
            onChange={(id) => onChange(makeStep(id === END ? { screen_out: {} } : { goto: id }, step.when))}
          />
          {"screen_out" in then ? (
            <TextsField
              label={t("surveys.screen_out_words")}
              help={t("surveys.screen_out_help")}
              texts={then.screen_out}
              rows={2}
              onChange={(screen_out) => onChange(makeStep({ screen_out }, step.when))}
            />
          ) : null}
        </>
      ) : null}
    </li>
  );
}
