/** A question as the answering page draws it: the same elements, the same sheet. */
import { type ReactNode, useId } from "react";
import type { Choice, Kind, Question, Texts } from "~/api/types-surveys";
import { useT } from "~/i18n";
import { said } from "../definition";
import { pointsOf } from "../kinds";
import { type PageWords, pageWords } from "./words";

interface Drawn {
  language: string;
  words: PageWords;
  text: (texts: Texts | undefined) => string;
  name: string;
}

export function PreviewQuestion({ question, language }: { question: Question; language: string }) {
  const t = useT();
  const name = useId();
  const words = pageWords(language);
  // What a respondent answered before is not known here.
  const text = (texts: Texts | undefined) =>
    said(texts, language).replace(/\{\{[^}]*\}\}/g, t("surveys.earlier_answer"));
  const drawn = { language, words, text, name };
  const hint = text(question.hint);
  if (question.kind.type === "statement") {
    return (
      <div>
        <p className="statement">{text(question.text)}</p>
        {hint ? <p className="hint">{hint}</p> : null}
      </div>
    );
  }
  return (
    <fieldset className="question">
      <legend>
        {text(question.text) || t("surveys.no_text")}{" "}
        {question.required ? null : <span className="optional">{words.optional}</span>}
      </legend>
      {hint ? <p className="hint">{hint}</p> : null}
      <Input question={question} drawn={drawn} />
    </fieldset>
  );
}

function Pick({ type, name, children }: { type: "radio" | "checkbox"; name: string; children: ReactNode }) {
  return (
    <label className="choice">
      <input type={type} name={name} />
      <span>{children}</span>
    </label>
  );
}

function Input({ question, drawn }: { question: Question; drawn: Drawn }) {
  const { kind } = question;
  const { words, name, text } = drawn;
  const listed = ["single", "multi", "dropdown", "matrix"].includes(kind.type);
  const special = (question.special ?? []).map((each) => ({
    code: each.code,
    text: text(each.text) || words.special[each.code],
  }));
  return (
    <>
      {kind.type === "single" || kind.type === "multi" ? (
        [...kind.options.map((each) => ({ code: each.id, text: text(each.text) })), ...special].map(
          (each) => (
            <Pick key={each.code} type={kind.type === "single" ? "radio" : "checkbox"} name={name}>
              {each.text}
            </Pick>
          ),
        )
      ) : kind.type === "dropdown" ? (
        <select aria-label={text(question.text)}>
          <option>{words.choose}</option>
          {[...kind.options.map((each) => ({ code: each.id, text: text(each.text) })), ...special].map(
            (each) => (
              <option key={each.code}>{each.text}</option>
            ),
          )}
        </select>
      ) : (
        <Other kind={kind} label={text(question.text)} special={special} drawn={drawn} />
      )}
      {listed
        ? null
        : special.map((each) => (
            <Pick key={each.code} type="checkbox" name={`${name} special`}>
              {each.text}
            </Pick>
          ))}
    </>
  );
}

function Points({ kind, ends, name }: { kind: Kind; ends: [string, string]; name: string }) {
  const [from, to] = pointsOf(kind) ?? [0, 0];
  const count = Math.max(0, Math.min(to - from + 1, 11));
  return (
    <>
      <div className="points">
        {Array.from({ length: count }, (_, at) => (
          <Pick key={from + at} type="radio" name={name}>
            {from + at}
          </Pick>
        ))}
      </div>
      <div className="ends">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </div>
    </>
  );
}

function Rows({
  rows,
  columns,
  name,
}: {
  rows: { code: string; text: string }[];
  columns: { code: string; text: string }[];
  name: string;
}) {
  return rows.map((row) => (
    <fieldset key={row.code} className="row">
      <legend>{row.text}</legend>
      {columns.map((column) => (
        <Pick key={column.code} type="radio" name={`${name} ${row.code}`}>
          {column.text}
        </Pick>
      ))}
    </fieldset>
  ));
}

function Other({
  kind,
  label,
  special,
  drawn,
}: {
  kind: Kind;
  label: string;
  special: { code: string; text: string }[];
  drawn: Drawn;
}) {
  const { words, text, name } = drawn;
  const worded = (choices: readonly Choice[]) =>
    choices.map((each) => ({ code: each.id, text: text(each.text) }));
  switch (kind.type) {
    case "short_text":
      return <input type="text" aria-label={label} />;
    case "long_text":
      return <textarea rows={4} aria-label={label} />;
    case "number":
      return (
        <div className="with-unit">
          <input type="text" inputMode="decimal" aria-label={label} />
          <span>{text(kind.unit)}</span>
        </div>
      );
    case "date":
      return <input type="date" aria-label={label} />;
    case "boolean":
      return (
        <>
          <Pick type="radio" name={name}>
            {words.yes}
          </Pick>
          <Pick type="radio" name={name}>
            {words.no}
          </Pick>
        </>
      );
    case "consent":
      return (
        <Pick type="checkbox" name={name}>
          {words.agree}
        </Pick>
      );
    case "scale":
      return <Points kind={kind} ends={[text(kind.low), text(kind.high)]} name={name} />;
    case "nps":
    case "csat":
    case "ces":
      return <Points kind={kind} ends={words[kind.type]} name={name} />;
    case "matrix":
      return <Rows rows={worded(kind.rows)} columns={[...worded(kind.columns), ...special]} name={name} />;
    case "ranking":
      return worded(kind.options).map((each) => (
        <label key={each.code} className="line">
          <select>
            <option>–</option>
            {Array.from({ length: kind.top ?? kind.options.length }, (_, at) => (
              <option key={at + 1}>{at + 1}</option>
            ))}
          </select>
          <span>{each.text}</span>
        </label>
      ));
    case "constant_sum":
      return (
        <>
          <p className="hint">
            {words.sum} {kind.total}
          </p>
          {worded(kind.options).map((each) => (
            <label key={each.code} className="line">
              <input type="text" inputMode="numeric" />
              <span>{each.text}</span>
            </label>
          ))}
        </>
      );
    case "maxdiff":
      return (
        <Task
          items={worded(kind.items).slice(0, kind.per_task)}
          best={text(kind.best)}
          worst={text(kind.worst)}
          name={name}
        />
      );
    case "kano": {
      const columns = words.kano.map(([code, said]) => ({ code, text: said }));
      const rows = kind.items.flatMap((item) => [
        { code: `${item.id} with`, text: text(item.with) },
        { code: `${item.id} without`, text: text(item.without) },
      ]);
      return <Rows rows={rows} columns={columns} name={name} />;
    }
    default:
      return null;
  }
}

/** The first of several: the server chooses which items stand together. */
function Task({
  items,
  best,
  worst,
  name,
}: {
  items: { code: string; text: string }[];
  best: string;
  worst: string;
  name: string;
}) {
  const t = useT();
  return (
    <>
      <table className="task">
        <thead>
          <tr>
            <th scope="col">{best}</th>
            <td />
            <th scope="col">{worst}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.code}>
              <td>
                <input type="radio" name={`${name} best`} aria-label={`${best}: ${item.text}`} />
              </td>
              <th scope="row">{item.text}</th>
              <td>
                <input type="radio" name={`${name} worst`} aria-label={`${worst}: ${item.text}`} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="text-s text-ink-3">{t("surveys.maxdiff_first")}</p>
    </>
  );
}
