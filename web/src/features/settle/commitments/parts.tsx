import type { Commitment } from "~/api/types-settle";
import { type Translate, useT } from "~/i18n";
import type { Formats } from "~/lib/format";
import { Pill, Time } from "~/ui/bits";
import { kindLabel } from "../words";

/** "Credit, € 640" */
export function commitmentText(t: Translate, format: Formats, commitment: Commitment): string {
  const money =
    commitment.amount_minor !== null && commitment.currency
      ? format.money(commitment.amount_minor, commitment.currency)
      : null;
  const isOwnWords = commitment.kind === "action" || commitment.kind === "condition";
  const kind = isOwnWords ? commitment.text : kindLabel(t, commitment.kind);
  return [kind, money].filter(Boolean).join(", ");
}

export function CommitmentDue({ commitment }: { commitment: Commitment }) {
  const t = useT();
  const { state, late } = commitment;
  if (state === "confirmed" && commitment.confirmed_at) {
    return (
      <span>
        {t("settle.confirmed_on")} <Time at={commitment.confirmed_at} as="date" />
      </span>
    );
  }
  if (state === "fulfilled" && commitment.fulfilled_at) {
    return (
      <span>
        {t("settle.fulfilled_on")} <Time at={commitment.fulfilled_at} as="date" />
      </span>
    );
  }
  return (
    <span className={late && state !== "released" ? "font-medium text-bad" : undefined}>
      {t(late && state !== "released" ? "settle.was_due" : "settle.due_on")}{" "}
      <Time at={commitment.due_at} as="date" />
    </span>
  );
}

export function CommitmentStatePill({ commitment }: { commitment: Commitment }) {
  const t = useT();
  const { state } = commitment;
  const waits = commitment.actions.some(
    (action) => action.allowed && (action.name === "confirm" || action.name === "fulfil"),
  );
  const tone = state === "confirmed" ? "good" : state === "missed" ? "bad" : waits ? "turn" : undefined;
  return <Pill tone={tone}>{t(`settle.commitment_${state}`)}</Pill>;
}

/** Whether our side owes it: the other one cannot fulfil it. */
export function isOurs(commitment: Commitment): boolean {
  return commitment.actions.some((action) => action.name === "fulfil" && action.reason !== "wrong_side");
}
