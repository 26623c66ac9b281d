/** Pages and questions in order: chosen, added, moved by drag, by keyboard and by menu. */
import { useRef, useState } from "react";
import type { KindName, Question, SurveyPage } from "~/api/types-surveys";
import { useReorder } from "~/features/meetings/useReorder";
import { useT } from "~/i18n";
import { Button, IconButton } from "~/ui/Button";
import { cx } from "~/ui/cx";
import { GripIcon, MoreIcon, PlusIcon, WarningIcon } from "~/ui/icons";
import { Menu } from "~/ui/Menu";
import { BankDialog } from "./BankDialog";
import { useEditor } from "./context";
import { moveRow, type Row, rowsOf, said } from "./definition";
import { KIND_GROUPS } from "./kinds";
import { useKeep } from "./useKeep";
import { useOutline } from "./useOutline";

/** Adds a question of a type that is chosen from a menu. */
export function AddQuestion({
  label,
  onAdd,
  small,
}: {
  label: string;
  onAdd: (type: KindName) => void;
  small?: boolean;
}) {
  const t = useT();
  return (
    <Menu
      label={t("surveys.add_type")}
      trigger={
        <Button small={small ?? false} tone={small ? "quiet" : "plain"}>
          <PlusIcon size={14} aria-hidden="true" />
          {label}
        </Button>
      }
      sections={KIND_GROUPS.map((group) => ({
        id: group.id,
        label: t(`surveys.group_${group.id}`),
        entries: group.kinds.map((kind) => ({ id: kind, label: t(`surveys.kind_${kind}`) })),
      }))}
      onAction={(id) => onAdd(id as KindName)}
    />
  );
}

export function Outline() {
  const t = useT();
  const { definition, change, select, selection, findings, language } = useEditor();
  const { addPage } = useOutline();
  const rows = rowsOf(definition);
  const list = useRef<HTMLOListElement>(null);
  const [announced, setAnnounced] = useState("");
  const move = (from: number, to: number) => {
    const row = rows[from];
    if (!row?.question || to < 1) return;
    change((old) => moveRow(old, from, to));
    const moved = rowsOf(moveRow(definition, from, to));
    const at = moved.find((each) => each.question === row.question);
    const place = at ? at.page.questions.findIndex((each) => each.id === row.question?.id) + 1 : 1;
    setAnnounced(t("surveys.moved_to", { page: (at?.at ?? 0) + 1, place }));
  };
  const { drag, handle } = useReorder(list, rows.length, move);
  let number = 0;
  return (
    <nav className="survey-outline" aria-label={t("surveys.outline")}>
      <button
        type="button"
        className="survey-row"
        aria-current={selection.part === "start" || undefined}
        onClick={() => select({ part: "start" })}
      >
        <span className="min-w-0 flex-1">{t("surveys.start_part")}</span>
        <Mark target="start" />
      </button>
      <ol ref={list} data-dragging={drag ? "" : undefined}>
        {rows.map((row, index) => {
          const mark =
            drag && drag.to !== drag.from && drag.to === index
              ? drag.to < drag.from
                ? "survey-above"
                : "survey-below"
              : null;
          if (!row.question) return <PageRow key={row.page.id} row={row} mark={mark} />;
          if (row.question.kind.type !== "statement") number += 1;
          return (
            <QuestionRow
              key={row.question.id}
              question={row.question}
              page={row.page}
              number={row.question.kind.type === "statement" ? null : number}
              index={index}
              count={rows.length}
              className={cx(mark, drag?.from === index && "survey-dragged")}
              handle={handle(index)}
              onMove={(to) => move(index, to)}
              current={selection.part === "question" && selection.id === row.question.id}
              wrong={findings(`question:${row.question.id}`).length > 0}
              text={said(row.question.text, language)}
            />
          );
        })}
      </ol>
      <p className="sr-only" role="status">
        {announced}
      </p>
      <Button small tone="quiet" onClick={() => addPage(definition.pages.length)}>
        <PlusIcon size={14} aria-hidden="true" />
        {t("surveys.add_page")}
      </Button>
    </nav>
  );
}

function Mark({ target }: { target: string }) {
  const t = useT();
  const found = useEditor().findings(target);
  if (found.length === 0) return null;
  const stops = found.some((each) => each.stops);
  return (
    <span className={cx("flex-none", stops ? "text-bad" : "text-ink-3")}>
      <WarningIcon size={13} aria-hidden="true" />
      <span className="sr-only">{t("surveys.has_findings", { count: found.length })}</span>
    </span>
  );
}

function PageRow({ row, mark }: { row: Row; mark: string | null }) {
  const t = useT();
  const { definition, select, selection, language } = useEditor();
  const { addPage, addQuestion, movePage, removePage } = useOutline();
  const { page, at } = row;
  const [banking, setBanking] = useState(false);
  const count = definition.pages.length;
  const title = said(page.title, language);
  const name = title || t("surveys.page_n", { number: at + 1 });
  const ruled = page.visible_if !== undefined || (page.on_leave?.length ?? 0) > 0;
  return (
    <li className={cx("survey-item survey-page-row", mark)}>
      <button
        type="button"
        className="survey-row"
        aria-current={(selection.part === "page" && selection.id === page.id) || undefined}
        onClick={() => select({ part: "page", id: page.id })}
      >
        <span className="min-w-0 flex-1 truncate">{name}</span>
        {ruled ? <span className="survey-rule">{t("surveys.has_logic")}</span> : null}
        <Mark target={`page:${page.id}`} />
      </button>
      <AddHere page={page} onAdd={(type) => addQuestion(page.id, type)} />
      {banking ? <BankDialog pageId={page.id} onClose={() => setBanking(false)} /> : null}
      <Menu
        label={t("surveys.menu_of", { name })}
        placement="bottom end"
        trigger={
          <IconButton
            small
            label={t("surveys.menu_of", { name })}
            icon={<MoreIcon size={15} aria-hidden="true" />}
          />
        }
        sections={[
          {
            id: "move",
            entries: [
              ...(at > 0 ? [{ id: "up", label: t("surveys.page_up") }] : []),
              ...(at < count - 1 ? [{ id: "down", label: t("surveys.page_down") }] : []),
              { id: "after", label: t("surveys.page_after") },
              { id: "bank", label: t("surveys.bank_from") },
            ],
          },
          {
            id: "remove",
            entries: [{ id: "remove", label: t("surveys.page_remove"), danger: true, disabled: count === 1 }],
          },
        ]}
        onAction={(id) => {
          if (id === "remove") removePage(page);
          else if (id === "bank") setBanking(true);
          else if (id === "after") addPage(at + 1);
          else movePage(at, id === "up" ? at - 1 : at + 1);
        }}
      />
    </li>
  );
}

function AddHere({ page, onAdd }: { page: SurveyPage; onAdd: (type: KindName) => void }) {
  const t = useT();
  const { definition, language } = useEditor();
  const at = definition.pages.indexOf(page);
  const name = said(page.title, language) || t("surveys.page_n", { number: at + 1 });
  return (
    <Menu
      label={t("surveys.add_type")}
      placement="bottom end"
      trigger={
        <IconButton
          small
          label={t("surveys.add_to", { name })}
          icon={<PlusIcon size={15} aria-hidden="true" />}
        />
      }
      sections={KIND_GROUPS.map((group) => ({
        id: group.id,
        label: t(`surveys.group_${group.id}`),
        entries: group.kinds.map((kind) => ({ id: kind, label: t(`surveys.kind_${kind}`) })),
      }))}
      onAction={(id) => onAdd(id as KindName)}
    />
  );
}

interface QuestionRowProps {
  question: Question;
  page: SurveyPage;
  number: number | null;
  index: number;
  count: number;
  className: string;
  handle: ReturnType<ReturnType<typeof useReorder>["handle"]>;
  onMove: (to: number) => void;
  current: boolean;
  wrong: boolean;
  text: string;
}

function QuestionRow(props: QuestionRowProps) {
  const { question, page, number, index, count, handle, onMove, current, text } = props;
  const t = useT();
  const { select } = useEditor();
  const { duplicate, remove } = useOutline();
  const keep = useKeep();
  const name = text || t(`surveys.kind_${question.kind.type}`);
  const run = (id: string) => {
    if (id === "copy") duplicate(question);
    else if (id === "keep") keep(question);
    else if (id === "remove") remove(question);
    else onMove(id === "up" ? index - 1 : index + 1);
  };
  return (
    <li className={cx("survey-item", props.className)} data-page={page.id}>
      <button type="button" className="survey-grip" aria-label={t("surveys.drag", { name })} {...handle}>
        <GripIcon size={14} aria-hidden="true" />
      </button>
      <button
        type="button"
        className="survey-row"
        aria-current={current || undefined}
        onClick={() => select({ part: "question", id: question.id })}
      >
        <span className="survey-number" aria-hidden="true">
          {number ?? "·"}
        </span>
        <span className="min-w-0 flex-1">
          <span className={cx("survey-text", !text && "text-ink-3")}>{text || t("surveys.no_text")}</span>
          <span className="row-sub">
            {t(`surveys.kind_${question.kind.type}`)}
            {question.required ? ` · ${t("surveys.required_short")}` : ""}
            {question.visible_if ? ` · ${t("surveys.has_condition")}` : ""}
          </span>
        </span>
        <Mark target={`question:${question.id}`} />
      </button>
      <Menu
        label={t("surveys.menu_of", { name })}
        placement="bottom end"
        trigger={
          <IconButton
            small
            label={t("surveys.menu_of", { name })}
            icon={<MoreIcon size={15} aria-hidden="true" />}
          />
        }
        sections={[
          {
            id: "move",
            entries: [
              ...(index > 1 ? [{ id: "up", label: t("surveys.move_up") }] : []),
              ...(index < count - 1 ? [{ id: "down", label: t("surveys.move_down") }] : []),
              { id: "copy", label: t("surveys.duplicate") },
              { id: "keep", label: t("surveys.bank_keep") },
            ],
          },
          { id: "remove", entries: [{ id: "remove", label: t("surveys.remove"), danger: true }] },
        ]}
        onAction={run}
      />
    </li>
  );
}
