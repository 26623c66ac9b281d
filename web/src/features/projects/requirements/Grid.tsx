/**
 * The table of requirements. One cell has the focus: arrows move it, Enter or F2 writes in it, Escape leaves it as it
 * was. Rows are dragged by their handle, or moved from their menu. On a phone each row is a card.
 */
import { useLocation } from "@tanstack/react-router";
import { type CSSProperties, type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Project } from "~/api/types-projects";
import type { Requirement, RequirementList } from "~/api/types-requirements";
import { useT } from "~/i18n";
import { cx } from "~/ui/cx";
import { GripIcon } from "~/ui/icons";
import { useDeeds } from "../useDeed";
import { Cell, COLUMNS, type ColumnId } from "./Cell";
import { CellEditor } from "./CellEditor";
import type { Over } from "./RequirementsPage";
import { RowMenu } from "./RowMenu";
import { behind, type Filters, isFiltered, may, type Place } from "./words";

interface At {
  id: string;
  column: ColumnId;
}

export function Grid({
  list,
  rows,
  project,
  filters,
  onOpen,
}: {
  list: RequirementList;
  rows: readonly Requirement[];
  project: Project;
  filters: Filters;
  onOpen: (over: Over) => void;
}) {
  const t = useT();
  const deeds = useDeeds(project.id);
  const table = useRef<HTMLTableElement>(null);
  const [focused, setFocused] = useState<At | null>(null);
  const [editing, setEditing] = useState<At | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [onto, setOnto] = useState<string | null>(null);
  const again = useRef(false);
  const named = useLocation({ select: (location) => location.hash });
  useEffect(() => {
    if (named) document.getElementById(named)?.scrollIntoView({ block: "center" });
  }, [named]);
  const first = rows[0];
  const at = focused && rows.some((row) => row.id === focused.id) ? focused : null;
  const active: At | null = at ?? (first ? { id: first.id, column: "text" } : null);

  // The cell that the keys went to gets the focus once it is drawn.
  const wanted = useRef(false);
  useEffect(() => {
    if (!wanted.current || editing || !active) return;
    wanted.current = false;
    const cell = `[data-row="${CSS.escape(active.id)}"] [data-column="${active.column}"]`;
    table.current?.querySelector<HTMLElement>(cell)?.focus();
  });
  const go = (to: At) => {
    wanted.current = true;
    setFocused(to);
  };
  const step = (from: At, [down, right]: readonly [number, number]) => {
    const row = rows[clamp(rows.findIndex((each) => each.id === from.id) + down, rows.length)];
    const column =
      COLUMNS[clamp(COLUMNS.findIndex((each) => each.id === from.column) + right, COLUMNS.length)];
    if (row && column) go({ id: row.id, column: column.id });
  };
  /** A cell of a draft is written in; what all have signed is changed by a line of a delta. */
  const write = (row: Requirement, column: ColumnId) => {
    if (may(row, "edit") && COLUMNS.some((each) => each.id === column && each.editable)) {
      setFocused({ id: row.id, column });
      setEditing({ id: row.id, column });
    } else if (row.change && may(list, "propose")) {
      onOpen({ kind: "change", change: row.change });
    } else if (may(row, "propose") && column !== "state" && column !== "key") {
      onOpen({ kind: "propose", row });
    } else {
      onOpen({ kind: "row", id: row.id });
    }
  };
  const leave = (from: At, by: readonly [number, number]) => {
    setEditing(null);
    step(from, by);
  };
  const move = (row: Requirement, place: Place) => {
    const after = behind(list.items, row.id, place);
    if (after === undefined) return;
    deeds.click(() =>
      deeds.post(`/requirements/${row.id}/actions/move`, { version: row.version, after_id: after }),
    );
  };
  const onKey = (event: KeyboardEvent, here: At, row: Requirement) => {
    if (editing || event.target !== event.currentTarget) return;
    const by = STEPS[event.key];
    if (by && event.altKey && by[0] !== 0) {
      event.preventDefault();
      wanted.current = true;
      move(row, by[0] < 0 ? "up" : "down");
    } else if (by) {
      event.preventDefault();
      step(here, event.ctrlKey || event.metaKey ? [by[0] * rows.length, by[1] * COLUMNS.length] : by);
    } else if (event.key === "Enter" || event.key === "F2") {
      event.preventDefault();
      write(row, here.column);
    }
  };
  const movable = !isFiltered(filters);
  return (
    <div className="req-scroll overflow-x-auto">
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid of cells that take the focus */}
      <table ref={table} role="grid" className="evidence-table req-grid" aria-label={t("requirements.title")}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column.id} scope="col" className={`req-col-${column.id}`}>
                {t(`requirements.column_${column.id}`)}
              </th>
            ))}
            <th scope="col" className="req-col-menu">
              <span className="sr-only">{t("requirements.column_menu")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={row.id}
              id={row.id}
              data-row={row.id}
              style={{ "--depth": row.depth } as CSSProperties}
              className={cx(
                row.state === "waived" && "req-waived",
                row.id === named && "req-named",
                onto === row.id && dragged !== row.id && "req-onto",
              )}
              onDragOver={(event) => {
                if (!dragged) return;
                event.preventDefault();
                setOnto(row.id);
              }}
              onDrop={(event) => {
                event.preventDefault();
                const what = list.items.find((each) => each.id === dragged);
                if (what) move(what, { onto: row.id });
                setDragged(null);
                setOnto(null);
              }}
            >
              {COLUMNS.map((column) => {
                const here = { id: row.id, column: column.id };
                const isEditing = editing?.id === row.id && editing.column === column.id;
                const isActive = active?.id === row.id && active.column === column.id;
                return (
                  <td
                    key={column.id}
                    data-column={column.id}
                    data-label={t(`requirements.column_${column.id}`)}
                    className={`req-cell req-col-${column.id}`}
                    tabIndex={isActive && !isEditing ? 0 : -1}
                    onFocus={(event) => {
                      if (event.target === event.currentTarget) setFocused(here);
                    }}
                    onKeyDown={(event) => onKey(event, here, row)}
                    onMouseDown={(event) => {
                      again.current = document.activeElement === event.currentTarget;
                    }}
                    onClick={(event) => {
                      // A second click writes, as Enter does; a first one only goes there.
                      const onButton = event.target instanceof Element && event.target.closest("button");
                      if (again.current && !isEditing && !onButton) write(row, column.id);
                    }}
                  >
                    {isEditing ? (
                      <CellEditor
                        row={row}
                        list={list}
                        column={column.id}
                        project={project}
                        onLeave={(by) => leave(here, by)}
                      />
                    ) : (
                      <>
                        {column.id === "key" && may(row, "move") && movable ? (
                          <span
                            className="req-grip"
                            draggable
                            aria-hidden="true"
                            onDragStart={(event) => {
                              event.dataTransfer.effectAllowed = "move";
                              setDragged(row.id);
                            }}
                            onDragEnd={() => {
                              setDragged(null);
                              setOnto(null);
                            }}
                          >
                            <GripIcon size={14} />
                          </span>
                        ) : null}
                        <Cell
                          row={row}
                          column={column.id}
                          onOpen={() => onOpen({ kind: "row", id: row.id })}
                        />
                      </>
                    )}
                  </td>
                );
              })}
              <td className="req-col-menu">
                <RowMenu
                  row={row}
                  project={project}
                  movable={movable}
                  onMove={(place) => move(row, place)}
                  onWrite={() => write(row, "text")}
                  onOpen={onOpen}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 ? (
        <p className="p-5 text-center text-ink-3">{t("requirements.none_shown")}</p>
      ) : null}
    </div>
  );
}

const STEPS: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -COLUMNS.length],
  End: [0, COLUMNS.length],
};

function clamp(index: number, length: number): number {
  return Math.min(Math.max(index, 0), length - 1);
}
