/** The reader's own scores, one field for each option and criterion. Arrows and Enter move between fields; what is
 * typed is kept when a field is left, and becomes final only by handing in. */
import { type KeyboardEvent, useRef, useState } from "react";
import { api } from "~/api/client";
import { ApiError, errorText } from "~/api/errors";
import type { Locale } from "~/api/types";
import type { BoardCriterion, BoardOption, DecisionBoard } from "~/api/types-decisions";
import type { Project } from "~/api/types-projects";
import { useLocale, useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/bits";
import { Confirm } from "~/ui/Confirm";
import { parseNumber } from "~/ui/number";
import { toast } from "~/ui/toast";
import { useDeeds } from "../../useDeed";
import { measured, refusal } from "../words";

const key = (option: string, criterion: string) => `${option} ${criterion}`;

/** Whether it may be given: whole points from 0 to 10, or any figure with four decimals at most. */
export function fits(criterion: Pick<BoardCriterion, "scale">, text: string, locale: Locale): boolean {
  const value = parseNumber(text, locale);
  if (value === undefined || Number.isNaN(value)) return false;
  if (criterion.scale === "score") return Number.isInteger(value) && value >= 0 && value <= 10;
  return Math.abs(value) <= 1e9 && Number.isInteger(Number((value * 1e4).toFixed(4)));
}

export function ScoreGrid({ project, board }: { project: Project; board: DecisionBoard }) {
  const t = useT();
  const locale = useLocale();
  const deeds = useDeeds(project.id);
  const table = useRef<HTMLTableElement>(null);
  const [asks, setAsks] = useState(false);
  const [saved, setSaved] = useState(board.own.length > 0);
  const [texts, setTexts] = useState<Record<string, string>>(() =>
    Object.fromEntries(
      board.own.map((one) => [key(one.option_id, one.criterion_id), measured(locale, one.value)]),
    ),
  );
  const pairs = board.criteria.flatMap((criterion) => board.options.map((option) => ({ option, criterion })));
  const textOf = (option: BoardOption, criterion: BoardCriterion) =>
    texts[key(option.id, criterion.id)] ?? "";
  const good = pairs.filter(({ option, criterion }) => fits(criterion, textOf(option, criterion), locale));
  const scores = good.map(({ option, criterion }) => ({
    option_id: option.id,
    criterion_id: criterion.id,
    value: parseNumber(textOf(option, criterion), locale),
  }));
  const path = `/decisions/${board.decision_id}/board/scores`;
  const keep = () => {
    api
      .put(path, { scores, hand_in: false })
      .then(() => setSaved(true))
      .catch((error: unknown) => {
        const said = error instanceof ApiError ? refusal(t, error) : null;
        toast({ text: said ?? errorText(t, error), tone: "bad" });
      });
  };
  const left = pairs.length - good.length;
  return (
    <Card
      title={t("decisions.your_scores")}
      note={t("decisions.your_scores_note")}
      className="project-turn-mine"
    >
      <div className="overflow-x-auto">
        <table ref={table} className="board-grid" onKeyDown={(event) => move(event, table.current)}>
          <thead>
            <tr>
              <th scope="col">{t("decisions.criterion")}</th>
              {board.options.map((option) => (
                <th key={option.id} scope="col">
                  {option.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {board.criteria.map((criterion, row) => (
              <tr key={criterion.id}>
                <th scope="row">
                  {criterion.title}
                  <small className="block font-normal">
                    {criterion.scale === "score" ? t("decisions.zero_to_ten") : (criterion.unit ?? "")}
                    {criterion.direction === "cost" ? `, ${t("decisions.less_is_better")}` : ""}
                  </small>
                </th>
                {board.options.map((option, column) => {
                  const text = textOf(option, criterion);
                  const wrong = text !== "" && !fits(criterion, text, locale);
                  return (
                    <td key={option.id}>
                      <input
                        className="input"
                        inputMode={criterion.scale === "score" ? "numeric" : "decimal"}
                        autoComplete="off"
                        aria-label={t("decisions.score_of", {
                          option: option.title,
                          criterion: criterion.title,
                        })}
                        aria-invalid={wrong || undefined}
                        data-row={row}
                        data-column={column}
                        value={text}
                        onChange={(event) => {
                          setSaved(false);
                          setTexts({ ...texts, [key(option.id, criterion.id)]: event.target.value });
                        }}
                        onBlur={() => (saved ? undefined : keep())}
                      />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <Button tone="primary" disabled={left > 0} onClick={() => setAsks(true)}>
          {t("decisions.hand_in")}
        </Button>
        <p className="text-s text-ink-2" role="status">
          {left > 0
            ? t("decisions.scores_left", { count: left })
            : saved
              ? t("decisions.scores_kept")
              : t("decisions.scores_ready")}
        </p>
      </div>
      {asks ? (
        <Confirm
          title={t("decisions.hand_in_title")}
          action={t("decisions.hand_in")}
          onConfirm={() => deeds.put(path, { scores, hand_in: true })}
          onClose={() => setAsks(false)}
        >
          {t("decisions.hand_in_text")}
        </Confirm>
      ) : null}
    </Card>
  );
}

/** Up, down and Enter go through a column; left and right leave a field at the end of its text. */
function move(event: KeyboardEvent, table: HTMLTableElement | null) {
  const field = event.target;
  if (!(field instanceof HTMLInputElement) || !table) return;
  const [row, column] = [Number(field.dataset.row), Number(field.dataset.column)];
  const atStart = field.selectionStart === 0 && field.selectionEnd === 0;
  const atEnd = field.selectionStart === field.value.length;
  const to = {
    ArrowUp: [row - 1, column],
    ArrowDown: [row + 1, column],
    Enter: [row + 1, column],
    ArrowLeft: atStart ? [row, column - 1] : null,
    ArrowRight: atEnd ? [row, column + 1] : null,
  }[event.key];
  if (!to) return;
  const next = table.querySelector<HTMLInputElement>(`[data-row="${to[0]}"][data-column="${to[1]}"]`);
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.select();
}
