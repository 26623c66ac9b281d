/**
 * Writing in a cell: Enter keeps it and goes on below, Tab beside, Escape leaves it as it was. Where somebody else wrote
 * meanwhile, both versions are shown, and Enter keeps the own one.
 */
import { type FocusEvent, type KeyboardEvent, useRef, useState } from "react";
import { api } from "~/api/client";
import { ApiError, errorText } from "~/api/errors";
import type { Project } from "~/api/types-projects";
import type { Requirement, RequirementList } from "~/api/types-requirements";
import { ClashCard } from "~/features/common/clash/ClashCard";
import { isStale } from "~/features/common/clash/useClash";
import { useLocale, useT } from "~/i18n";
import { toast } from "~/ui/toast";
import { useDeeds } from "../useDeed";
import type { ColumnId } from "./Cell";
import { PRIORITIES } from "./Filter";
import { SignaturesFall } from "./SignaturesFall";
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
  // As it was when the cell was opened: what comes later is somebody else's.
  const [now] = useState(() => written(row, column, locale));
  const [typed, setTyped] = useState(now);
  const [wrong, setWrong] = useState(false);
  const [theirs, setTheirs] = useState<string | null>(null);
  const version = useRef(row.version);
  const frame = useRef<HTMLSpanElement>(null);
  const busy = useRef(false);

  /** Sends it. What somebody else changed meanwhile elsewhere in the row stays; in this very cell both are shown. */
  const send = async (patch: Record<string, unknown>, tries = 3): Promise<boolean> => {
    try {
      await deeds.patch(`/requirements/${row.id}`, patch, version.current);
      return true;
    } catch (error) {
      if (!isStale(error) || tries === 0) throw error;
      const found = await api.get<Requirement>(`/requirements/${row.id}`);
      version.current = found.version;
      const said = written(found, column, locale);
      if (said === (theirs ?? now) || said === typed) return send(patch, tries - 1);
      setTheirs(said);
      return false;
    }
  };
  const keep = async (by: readonly [number, number], value = typed) => {
    if (busy.current) return;
    const patch = patchOf(column, value);
    if (value === (theirs ?? now) || !patch) {
      if (patch || value === (theirs ?? now)) onLeave(by);
      else setWrong(true);
      return;
    }
    busy.current = true;
    try {
      if (await send(patch)) onLeave(by);
    } catch (error) {
      toast({
        text: (error instanceof ApiError ? refusal(t, error) : null) ?? errorText(t, error),
        tone: "bad",
      });
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
      // Choosing another window, or one of two texts, keeps the cell open.
      const inside = event.relatedTarget instanceof Node && frame.current?.contains(event.relatedTarget);
      if (document.hasFocus() && event.relatedTarget !== null && !inside) void keep([0, 0]);
    },
  };
  const choices = choicesOf(column, list, t);
  const label = (value: string) =>
    choices?.find((choice) => choice.value === value)?.label ?? (value || t("clash.nothing"));
  return (
    <span ref={frame} className="req-editor flex flex-col gap-1">
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
      <SignaturesFall list={list} small />
      {theirs !== null ? (
        <ClashCard
          label={t(`requirements.column_${column}`)}
          lead={t("requirements.clash")}
          theirsLabel={t("clash.theirs")}
          theirs={label(theirs)}
          mine={label(typed)}
          onTheirs={() => onLeave([0, 0])}
          onMine={() => void keep([0, 0])}
          onCombine={choices || column === "target" ? undefined : () => setTyped(`${theirs}\n${typed}`)}
        />
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
