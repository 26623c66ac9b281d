/** One question: its drawing, or the same figures as a table. */
import { useState } from "react";
import type { QuestionResult, SurveyResults } from "~/api/types-results";
import { Button, IconButton } from "~/ui/Button";
import { Card } from "~/ui/bits";
import { ChartIcon, TableIcon } from "~/ui/icons";
import { Conjoint } from "./Conjoint";
import { useWords, type Words } from "./context";
import { Drawing } from "./Drawing";
import { QuestionTables } from "./QuestionTables";
import { ScoreLines } from "./ScoreLines";
import { SentFiles } from "./SentFiles";

const TEXTS = new Set(["short_text", "long_text"]);

export function QuestionCard({
  survey,
  question,
  number,
  results,
  onRead,
}: {
  survey: string;
  question: QuestionResult;
  number: number;
  results: SurveyResults;
  onRead: () => void;
}) {
  const words = useWords();
  const { t } = words;
  const [asTable, setAsTable] = useState(false);
  const kind = `surveys.kind_${question.kind}`;
  const drawn = isDrawn(question);
  const tabled = drawn && !question.conjoint;
  const readable = question.texts !== null && question.texts > 0;
  return (
    <Card
      className="result-card"
      title={
        <>
          <span className="result-number">{number}</span> {words.question(question)}
        </>
      }
      note={[t.has(kind) ? t(kind) : "", baseText(words, question, results)].filter(Boolean).join(" · ")}
      actions={
        tabled ? (
          <IconButton
            small
            label={asTable ? t("ui.show_chart") : t("ui.show_table")}
            icon={
              asTable ? (
                <ChartIcon size={15} aria-hidden="true" />
              ) : (
                <TableIcon size={15} aria-hidden="true" />
              )
            }
            onClick={() => setAsTable(!asTable)}
          />
        ) : null
      }
    >
      {question.conjoint ? (
        <Conjoint found={question.conjoint} />
      ) : drawn ? (
        asTable ? (
          <QuestionTables question={question} />
        ) : (
          <Drawing question={question} />
        )
      ) : (
        <p className="text-ink-2">{undrawn(words, question, results)}</p>
      )}
      {question.kind === "file" && !results.hides ? (
        <SentFiles survey={survey} question={question.id} />
      ) : null}
      <ScoreLines question={question} />
      {readable ? (
        <Button small className="mt-3" onClick={onRead}>
          {t(TEXTS.has(question.kind) ? "results.read_texts" : "results.read_others", {
            count: question.texts ?? 0,
          })}
        </Button>
      ) : null}
    </Card>
  );
}

/** Whether there is anything that can be drawn or put in a table. */
function isDrawn(question: QuestionResult): boolean {
  if (TEXTS.has(question.kind) || question.kind === "date" || question.kind === "file") return false;
  if (question.items.length > 0) return question.items.some((item) => item.figure !== null);
  if (question.kind === "number") return question.numbers?.mean != null;
  if (["ranking", "constant_sum", "maxdiff", "conjoint"].includes(question.kind)) return false;
  return question.tables.some((table) => table.cells.some((cell) => cell.count !== null && cell.answer));
}

/** Why there is no drawing. */
function undrawn({ t }: Words, question: QuestionResult, results: SurveyResults): string {
  const given = question.tables[0]?.cells.find((cell) => cell.code === "given")?.count;
  const hiddenLive = results.hides && results.state === "live";
  if (
    hiddenLive &&
    !question.tables.some((table) => table.cells.some((cell) => cell.code !== "given" && cell.answer))
  )
    return t("results.when_closed");
  if (results.hides && results.filter && given !== undefined) return t("results.not_by_group");
  if (given === null) return t("results.few_sentence", { k: results.k_min ?? 0 });
  if (given === 0) return t("results.nobody_here");
  if (question.kind === "file") return "";
  if (question.kind === "date") return t("results.in_export");
  if (TEXTS.has(question.kind) && given !== undefined)
    return question.texts === null
      ? t("results.few_sentence", { k: results.k_min ?? 0 })
      : t("results.texts_written", { count: question.texts });
  return results.hides ? t("results.few_cells", { k: results.k_min ?? 0 }) : t("results.nobody_here");
}

function baseText({ t, numbers }: Words, question: QuestionResult, results: SurveyResults): string {
  const base = question.tables[0]?.base ?? null;
  if (base === null) return results.hides ? t("results.n_hidden") : "";
  return t("results.n", { n: numbers.count(base) });
}
