/** What the pages of figures have in common. */
import type { Insight, InsightNote } from "~/api/types-insights";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { useCells } from "./cells";

/** The one number, the range that it lies in, and what it is made of. */
export function Headline({ insight }: { insight: Insight }) {
  const t = useT();
  const cells = useCells(insight.currency);
  const head = insight.headline;
  const column = { kind: head?.kind ?? "count", key: "headline" } as const;
  const value = head ? cells.text(column, head.value) : null;
  const low = head ? cells.text(column, head.low) : null;
  const high = head ? cells.text(column, head.high) : null;
  return (
    <p className="insight-headline">
      <b data-unknown={value === null ? "" : undefined}>{value ?? t("insights.not_known")}</b>
      <span>
        {low !== null && high !== null ? `${t("insights.range", { low, high })} · ` : null}
        {t(`insights.n_${insight.counted}`, { count: head?.n ?? insight.n })}
      </span>
    </p>
  );
}

const ALWAYS: readonly InsightNote["code"][] = [
  "limits_not_set",
  "margin_not_known",
  "spend_not_known",
  "kept_worth",
  "at_risk",
  "too_few",
];

/** What is to be known beside the figure. `brief`: only what changes how the number is read. */
export function Notes({ insight, brief = false }: { insight: Insight; brief?: boolean }) {
  const t = useT();
  const format = useFormat();
  const cells = useCells(insight.currency);
  const notes = insight.notes.filter((note) => !brief || ALWAYS.includes(note.code)).slice(0, brief ? 1 : 9);
  if (notes.length === 0) return null;
  const text = (note: InsightNote) =>
    t(`insights.note_${note.code}`, {
      count: note.count ?? 0,
      amount: note.amount_minor === null ? t("insights.not_known") : cells.money(note.amount_minor),
      share: `${format.number((note.count ?? 0) / 100)} %`,
    });
  return (
    <ul className="insight-notes">
      {notes.map((note) => (
        <li key={note.code}>{text(note)}</li>
      ))}
    </ul>
  );
}
