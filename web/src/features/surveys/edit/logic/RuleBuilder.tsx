/** A rule made of selects: all or any of some lines. What is more than that stays a sentence. */
import { useState } from "react";
import type { Question, Rule } from "~/api/types-surveys";
import { useT } from "~/i18n";
import { Button, IconButton } from "~/ui/Button";
import { cx } from "~/ui/cx";
import { DateField } from "~/ui/DateField";
import { NumberField, Select } from "~/ui/fields";
import { CloseIcon, PlusIcon } from "~/ui/icons";
import { useEditor } from "../context";
import { said } from "../definition";
import {
  answerChoices,
  type Condition,
  choiceId,
  freshCondition,
  opsFor,
  readRule,
  writeRule,
} from "./conditions";

export function RuleBuilder({
  rule,
  asked,
  onChange,
}: {
  rule: Rule | undefined;
  /** The questions that it may speak of. */
  asked: readonly Question[];
  onChange: (rule: Rule | undefined) => void;
}) {
  const t = useT();
  const read = readRule(rule);
  if (!read) {
    return (
      <div className="flex flex-wrap items-center gap-3">
        <p className="text-s text-ink-3">{t("surveys.rule_complex")}</p>
        <Button small onClick={() => onChange(undefined)}>
          {t("surveys.rule_drop")}
        </Button>
      </div>
    );
  }
  const set = (list: Condition[]) => onChange(writeRule({ ...read, list }));
  const first = asked.at(-1);
  return (
    <div className="survey-conditions">
      {read.list.length > 1 ? (
        <Select
          label={t("surveys.join")}
          hideLabel
          className="w-44"
          value={read.join}
          options={[
            { value: "and", label: t("surveys.join_and") },
            { value: "or", label: t("surveys.join_or") },
          ]}
          onChange={(join) => onChange(writeRule({ ...read, join }))}
        />
      ) : null}
      {read.list.map((condition, at) => (
        <ConditionLine
          key={`${at} ${condition.question} ${condition.op}`}
          condition={condition}
          number={at + 1}
          asked={asked}
          onChange={(next) => set(read.list.map((each, index) => (index === at ? next : each)))}
          onRemove={() => set(read.list.filter((_, index) => index !== at))}
        />
      ))}
      {first ? (
        <Button
          small
          tone="quiet"
          className="self-start"
          onClick={() => set([...read.list, freshCondition(first)])}
        >
          <PlusIcon size={14} aria-hidden="true" />
          {t("surveys.add_condition")}
        </Button>
      ) : (
        <p className="text-s text-ink-3">{t("surveys.nothing_asked_before")}</p>
      )}
    </div>
  );
}

function ConditionLine({
  condition,
  number,
  asked,
  onChange,
  onRemove,
}: {
  condition: Condition;
  number: number;
  asked: readonly Question[];
  onChange: (condition: Condition) => void;
  onRemove: () => void;
}) {
  const t = useT();
  const { language } = useEditor();
  const question = asked.find((each) => each.id === condition.question);
  const ops = question ? opsFor(question) : [];
  const shown = ops.includes(condition.op) ? ops : [condition.op, ...ops];
  const label = (each: Question) => {
    const text = said(each.text, language);
    return text.length > 70 ? `${text.slice(0, 70)}…` : text || each.id;
  };
  return (
    <fieldset className="survey-condition">
      <legend className="sr-only">{t("surveys.condition_n", { number })}</legend>
      <Select
        label={t("surveys.condition_question")}
        hideLabel
        className="survey-condition-question"
        value={condition.question}
        options={[
          ...(question ? [] : [{ value: condition.question, label: condition.question, disabled: true }]),
          ...asked.map((each) => ({ value: each.id, label: label(each) })),
        ]}
        onChange={(id) => {
          const next = asked.find((each) => each.id === id);
          if (next) onChange(freshCondition(next));
        }}
      />
      <Select
        label={t("surveys.condition_op")}
        hideLabel
        className="survey-condition-op"
        value={condition.op}
        options={shown.map((op) => ({ value: op, label: t(`surveys.op_${op}`) }))}
        onChange={(op) => {
          const { options, row, value, question: about } = condition;
          const keepsChoice = op === "in" || op === "not_in";
          onChange({
            question: about,
            op,
            ...(keepsChoice && options ? { options } : {}),
            ...(keepsChoice && row ? { row } : {}),
            ...(keepsChoice || !value ? {} : { value }),
          });
        }}
      />
      <IconButton
        small
        label={t("surveys.condition_remove", { number })}
        icon={<CloseIcon size={14} aria-hidden="true" />}
        onClick={onRemove}
      />
      {question ? <Value condition={condition} question={question} onChange={onChange} /> : null}
    </fieldset>
  );
}

function Value({
  condition,
  question,
  onChange,
}: {
  condition: Condition;
  question: Question;
  onChange: (condition: Condition) => void;
}) {
  const t = useT();
  const { language } = useEditor();
  const [typed, setTyped] = useState(condition.value);
  switch (condition.op) {
    case "in":
    case "not_in": {
      const chosen = condition.options ?? [];
      return (
        <div className="survey-condition-value">
          {question.kind.type === "matrix" ? (
            <Select
              label={t("surveys.condition_row")}
              hideLabel
              placeholder={t("surveys.condition_row")}
              value={condition.row ?? ""}
              options={question.kind.rows.map((row) => ({
                value: row.id,
                label: said(row.text, language) || row.id,
              }))}
              onChange={(row) => onChange({ ...condition, row })}
            />
          ) : null}
          <fieldset className="flex flex-wrap gap-2">
            <legend className="sr-only">{t("surveys.condition_options")}</legend>
            {answerChoices(question).map((choice) => {
              const id = choiceId(choice);
              const on = chosen.includes(id);
              const text =
                said(choice.text, language) ||
                ("code" in choice ? t(`surveys.special_${choice.code}`) : choice.id);
              return (
                <button
                  key={id}
                  type="button"
                  className={cx("chip survey-chip", on && "chip-set")}
                  aria-pressed={on}
                  onClick={() =>
                    onChange({
                      ...condition,
                      options: on ? chosen.filter((each) => each !== id) : [...chosen, id],
                    })
                  }
                >
                  {on ? "✓ " : ""}
                  {text}
                </button>
              );
            })}
          </fieldset>
        </div>
      );
    }
    case "from":
    case "until":
      return (
        <DateField
          label={t("surveys.condition_day")}
          hideLabel
          className="survey-condition-value"
          defaultValue={condition.value ?? null}
          onChange={(value) => {
            if (value) onChange({ ...condition, value });
          }}
        />
      );
    case "at_least":
    case "at_most":
    case "more":
    case "less":
    case "equals":
      return (
        <NumberField
          label={t("surveys.condition_number")}
          hideLabel
          className="survey-condition-value survey-count"
          decimals={4}
          defaultValue={typed === undefined ? 0 : Number(typed)}
          onChange={(value) => {
            if (value === undefined || Number.isNaN(value)) return;
            setTyped(String(value));
            onChange({ ...condition, value: String(value) });
          }}
        />
      );
    default:
      return null;
  }
}
