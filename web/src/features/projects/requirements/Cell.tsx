/** What a cell of the table shows. */
import type { Requirement } from "~/api/types-requirements";
import { useLocale, useT } from "~/i18n";
import { Pill } from "~/ui/bits";
import { targetText } from "./words";

export const COLUMNS = [
  { id: "key", editable: false },
  { id: "text", editable: true },
  { id: "acceptance", editable: true },
  { id: "source", editable: true },
  { id: "priority", editable: true },
  { id: "verification", editable: true },
  { id: "target", editable: true },
  { id: "state", editable: false },
] as const;

export type ColumnId = (typeof COLUMNS)[number]["id"];

export const STATE_TONES = {
  proposed: undefined,
  agreed: undefined,
  changed: undefined,
  met: "good",
  waived: undefined,
} as const;

export function Cell({ row, column, onOpen }: { row: Requirement; column: ColumnId; onOpen: () => void }) {
  const t = useT();
  const locale = useLocale();
  switch (column) {
    case "key":
      return (
        <button type="button" className="req-key" tabIndex={-1} onClick={onOpen}>
          {row.key}
        </button>
      );
    case "text":
      return <span className="whitespace-pre-wrap">{row.text}</span>;
    case "acceptance":
      return row.acceptance ? <span className="whitespace-pre-wrap text-ink-2">{row.acceptance}</span> : null;
    case "source":
      return row.source.name;
    case "priority":
      return (
        <span className={`req-priority-${row.priority}`}>{t(`requirements.priority_${row.priority}`)}</span>
      );
    case "verification":
      return t(`requirements.verification_${row.verification}`);
    case "target":
      return targetText(row.target, locale);
    case "state":
      return <State row={row} />;
    default:
      return null;
  }
}

function State({ row }: { row: Requirement }) {
  const t = useT();
  const waits = row.claim?.state === "open";
  return (
    <span className="flex flex-wrap items-center gap-1">
      <Pill tone={STATE_TONES[row.state]}>{t(`requirements.state_${row.state}`)}</Pill>
      {waits && row.claim ? <small>{t(`requirements.claimed_${row.claim.kind}`)}</small> : null}
      {row.links.length > 0 ? <small>{t("requirements.n_links", { count: row.links.length })}</small> : null}
      {!row.covered && (row.state === "agreed" || row.state === "changed") ? (
        <small>{t("requirements.not_covered")}</small>
      ) : null}
    </span>
  );
}
