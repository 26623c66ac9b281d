/**
 * Writing in a cell: Enter keeps it and goes on below, Tab beside, Escape leaves it as it was. Where somebody else wrote
 * meanwhile, both versions are shown, and Enter keeps the own one.
 */
import { type FocusEvent, type KeyboardEvent, useRef, useState } from "react";
import { ApiError, errorText } from "~/api/errors";
import type { Project } from "~/api/types-projects";
import type { Requirement, RequirementList } from "~/api/types-requirements";
import { Marked } from "~/features/report/Marked";
import { useLocale, useT } from "~/i18n";
import { toast } from "~/ui/toast";
import { useDeeds } from "../useDeed";
import type { ColumnId } from "./Cell";
import { PRIORITIES } from "./Filter";
import { readTarget, refusal, targetText } from "./words";

export const METHODS = ["test", "inspection", "analysis", "demonstration"] as const;

export function CellEditor({
  row,
  list,
  column,
  project,
  onLeave,
}: {
  row: Requirement;
  list: RequirementList;
  column: ColumnId;
  project: Project;
  onLeave: (by: readonly [number, number]) => void;
}) {
  const t = useT();
  const locale = useLocale();
  const deeds = useDeeds(project.id);
  const now = written(row, column, locale);
  const [typed, setTyped] = useState(now);
  const [wrong, setWrong] = useState(false);
  const [clash, setClash] = useState(false);
  const busy = useRef(false);

  const keep = async (by: readonly [number, number], value = typed) => {
    if (busy.current) return;
    const patch = patchOf(column, value);
    if (value === now || !patch) {
      if (patch || value === now) onLeave(by);
      else setWrong(true);
      return;
    }
    busy.current = true;
    try {
      await deeds.patch(`/requirements/${row.id}`, patch, row.version);
      onLeave(by);
    } catch (error) {
      if (error instanceof ApiError && error.is("precondition_failed")) {
        setClash(true);
      } else {
        toast({
          text: (error instanceof ApiError ? refusal(t, error) : null) ?? errorText(t, error),
          tone: "bad",
        });
      }
    } finally {
      busy.current = false;
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Escape") {
      event.preventDefault();
      onLeave([0, 0]);
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      void keep([1, 0]);
    } else if (event.key === "Tab") {
      event.preventDefault();
      void keep([0, event.shiftKey ? -1 : 1]);
    }
  };
  const common = {
    className: "input req-input",
    "aria-label": t(`requirements.column_${column}`),
    autoFocus: true,
    onKeyDown,
    onBlur: (event: FocusEvent) => {
      // Choosing another window keeps the cell open.
      if (document.hasFocus() && event.relatedTarget !== null) void keep([0, 0]);
    },
  };
  const choices = choicesOf(column, list, t);
  return (
    <span className="req-editor flex flex-col gap-1">
      {choices ? (
        <select
          {...common}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
          }}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      ) : column === "target" ? (
        <input
          {...common}
          value={typed}
          aria-invalid={wrong}
          placeholder={t("requirements.target_placeholder")}
          onChange={(event) => {
            setTyped(event.target.value);
            setWrong(false);
          }}
        />
      ) : (
        <textarea
          {...common}
          value={typed}
          rows={Math.min(8, Math.max(2, Math.ceil(typed.length / 48)))}
          maxLength={2000}
          aria-invalid={wrong}
          onChange={(event) => {
            setTyped(event.target.value);
            setWrong(false);
          }}
        />
      )}
      {wrong ? (
        <small role="alert" className="text-bad">
          {t(column === "target" ? "requirements.target_wrong" : "requirements.text_missing")}
        </small>
      ) : null}
      {clash ? (
        <span role="alert" className="stale">
          <b className="block">{t("requirements.clash")}</b>
          <Marked from={now || "—"} to={typed || "—"} />
        </span>
      ) : null}
    </span>
  );
}

function written(row: Requirement, column: ColumnId, locale: string): string {
  switch (column) {
    case "source":
      return row.source.id;
    case "target":
      return targetText(row.target, locale);
    case "acceptance":
      return row.acceptance ?? "";
    case "text":
    case "priority":
    case "verification":
      return row[column];
    default:
      return "";
  }
}

/** What is sent; null where it cannot be. */
function patchOf(column: ColumnId, value: string): Record<string, unknown> | null {
  if (column === "target") {
    const target = readTarget(value);
    return target === undefined ? null : { target };
  }
  if (column === "text") return value.trim() === "" ? null : { text: value };
  if (column === "acceptance") return { acceptance: value.trim() === "" ? null : value };
  if (column === "source") return { source_id: value };
  return { [column]: value };
}

function choicesOf(column: ColumnId, list: RequirementList, t: ReturnType<typeof useT>) {
  switch (column) {
    case "source":
      return list.parties.map(({ organisation }) => ({ value: organisation.id, label: organisation.name }));
    case "priority":
      return PRIORITIES.map((value) => ({ value, label: t(`requirements.priority_${value}`) }));
    case "verification":
      return METHODS.map((value) => ({ value, label: t(`requirements.verification_${value}`) }));
    default:
      return null;
  }
}
