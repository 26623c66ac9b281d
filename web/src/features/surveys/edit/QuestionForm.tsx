/** One question, edited in place. */
import { useState } from "react";
import type { Question, Special } from "~/api/types-surveys";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Notice } from "~/ui/bits";
import { Checkbox, Select } from "~/ui/fields";
import { PlusIcon } from "~/ui/icons";
import { Menu } from "~/ui/Menu";
import { useEditor } from "./context";
import { freshQuestionId, placeOf, renameQuestion, said, setText } from "./definition";
import { FindingList, TextsField } from "./fields";
import { freshKind, KINDS, specialsFor } from "./kinds";
import { KindForm } from "./kinds/KindForm";
import { askedBefore } from "./logic/conditions";
import { LogicPart } from "./logic/LogicPart";
import { AddQuestion } from "./Outline";
import { useOutline, wordsFor } from "./useOutline";

export function QuestionForm({ question, torn }: { question: Question; torn: boolean }) {
  const t = useT();
  const { definition, changeQuestion, out } = useEditor();
  const { addQuestion } = useOutline();
  const change = (next: Partial<Question>) => changeQuestion(question.id, (old) => ({ ...old, ...next }));
  const place = placeOf(definition, question.id);
  const page = place && definition.pages[place.page];
  const [fresh] = useState(Object.keys(question.text).length === 0);
  const statement = question.kind.type === "statement";
  return (
    <section className="card survey-form" aria-label={t("surveys.question")}>
      <div className="survey-form-head">
        <Select
          label={t("surveys.type")}
          hideLabel
          className="survey-type"
          value={question.kind.type}
          options={KINDS.map((value) => ({ value, label: t(`surveys.kind_${value}`) }))}
          onChange={(type) => {
            const kind = freshKind(type, wordsFor(definition.languages), question.kind);
            const special = (question.special ?? []).filter((each) => specialsFor(kind).includes(each.code));
            change({ kind, special });
          }}
        />
        <span className="text-s text-ink-3">
          {t("surveys.id")} <code className="survey-id">{question.id}</code>
        </span>
      </div>
      <FindingList target={`question:${question.id}`} />
      {torn ? <NewId question={question} /> : null}
      <TextsField
        key={question.id}
        label={t(statement ? "surveys.statement_text" : "surveys.question_text")}
        texts={question.text}
        rows={2}
        autoFocus={fresh}
        onChange={(text) => change({ text })}
      />
      <InsertAnswer question={question} onChange={(text) => change({ text })} />
      <TextsField
        label={t("surveys.hint")}
        texts={question.hint}
        optional
        onChange={(hint) => change({ hint })}
      />
      <KindForm
        key={`${question.id} ${question.kind.type}`}
        kind={question.kind}
        onChange={(kind) => change({ kind })}
      />
      <Specials question={question} onChange={(special) => change({ special })} />
      {statement ? null : (
        <Checkbox
          label={t(question.kind.type === "consent" ? "surveys.required_consent" : "surveys.required")}
          checked={question.required ?? false}
          onChange={(required) => change({ required })}
        />
      )}
      <LogicPart question={question} />
      {out.has(question.id) ? <p className="text-s text-ink-3">{t("surveys.is_out")}</p> : null}
      {page ? (
        <div className="survey-form-foot">
          <AddQuestion
            label={t("surveys.add_after")}
            onAdd={(type) => addQuestion(page.id, type, question.id)}
          />
        </div>
      ) : null}
    </section>
  );
}

/** `{{q3}}` in a text stands for what was answered on an earlier page. */
function InsertAnswer({
  question,
  onChange,
}: {
  question: Question;
  onChange: (text: Question["text"]) => void;
}) {
  const t = useT();
  const { definition, language } = useEditor();
  const place = placeOf(definition, question.id);
  const earlier = askedBefore(definition, place?.page ?? 0, 0);
  if (earlier.length === 0) return null;
  return (
    <div className="survey-insert">
      <Menu
        label={t("surveys.insert_answer")}
        trigger={
          <Button small tone="quiet">
            <PlusIcon size={14} aria-hidden="true" />
            {t("surveys.insert_answer")}
          </Button>
        }
        sections={[
          {
            id: "questions",
            label: t("surveys.insert_help"),
            entries: earlier.map((each) => ({ id: each.id, label: said(each.text, language) || each.id })),
          },
        ]}
        onAction={(id) => {
          const text = question.text[language] ?? "";
          onChange(setText(question.text, language, `${text.trimEnd()} {{${id}}}`.trimStart()));
        }}
      />
    </div>
  );
}

/** What a published question asked may not change under its id. */
function NewId({ question }: { question: Question }) {
  const t = useT();
  const { definition, change, select } = useEditor();
  return (
    <Notice
      tone="bad"
      action={
        <Button
          small
          onClick={() => {
            const id = freshQuestionId(definition, true);
            change((old) => renameQuestion(old, question.id, id));
            select({ part: "question", id });
          }}
        >
          {t("surveys.give_new_id")}
        </Button>
      }
    >
      {t("surveys.needs_new_id")}
    </Notice>
  );
}

/** "Other", "none of these", "don't know", "prefer not to say": answers of their own, never blanks. */
function Specials({
  question,
  onChange,
}: {
  question: Question;
  onChange: (special: NonNullable<Question["special"]>) => void;
}) {
  const t = useT();
  const possible = specialsFor(question.kind);
  if (possible.length === 0) return null;
  const chosen = question.special ?? [];
  const toggle = (code: Special, on: boolean) =>
    onChange(
      possible.flatMap((each) => {
        const old = chosen.find((one) => one.code === each);
        if (each === code) return on ? [old ?? { code }] : [];
        return old ? [old] : [];
      }),
    );
  return (
    <fieldset className="survey-specials">
      <legend className="field-label">{t("surveys.specials")}</legend>
      <span className="field-help">{t("surveys.specials_help")}</span>
      <div className="flex flex-wrap gap-x-5 gap-y-2">
        {possible.map((code) => (
          <Checkbox
            key={code}
            label={t(`surveys.special_${code}`)}
            checked={chosen.some((each) => each.code === code)}
            onChange={(on) => toggle(code, on)}
          />
        ))}
      </div>
    </fieldset>
  );
}
