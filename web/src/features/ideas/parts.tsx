/** Small things that lists, boards and pages of ideas share. */
import type { IdeaItem, IdeaStatus, IdeaTally } from "~/api/types-ideas";
import { useT } from "~/i18n";
import { Pill } from "~/ui/bits";
import { statusLabel, strengthTexts } from "./words";

export function StatusPill({ status, mine }: { status: IdeaStatus; mine?: boolean }) {
  const t = useT();
  const tone = mine ? "turn" : status === "delivered" ? "good" : undefined;
  return <Pill tone={tone}>{statusLabel(t, status)}</Pill>;
}

/** How many organisations and people need it. */
export function Support({ idea }: { idea: Pick<IdeaItem, "organisations" | "people"> }) {
  const t = useT();
  if (idea.people === 0) return <span className="text-ink-3">{t("ideas.nobody_yet")}</span>;
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      <b className="font-medium">{t("ideas.n_organisations", { count: idea.organisations })}</b>
      <small>{t("ideas.n_people", { count: idea.people })}</small>
    </span>
  );
}

/** How strongly it is needed, and how many would pilot it or put money in: what the vendor sorts by. */
export function Wanted({ strengths, firm }: { strengths: IdeaTally["strengths"]; firm: number }) {
  const t = useT();
  const said = strengthTexts(t, strengths);
  if (said.length === 0) return <span className="text-ink-3">—</span>;
  return (
    <>
      {said.join(", ")}
      {firm > 0 ? <span className="row-sub">{t("ideas.n_firm", { count: firm })}</span> : null}
    </>
  );
}
