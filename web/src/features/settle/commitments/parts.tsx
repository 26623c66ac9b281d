import { useActing } from "~/api/queries/me";
import type { Commitment } from "~/api/types-settle";
import { type Translate, useT } from "~/i18n";
import type { Formats } from "~/lib/format";
import { Pill, Time } from "~/ui/bits";
import { Link } from "~/ui/Link";
import { kindLabel } from "../words";

/** "Credit, € 640" */
export function commitmentText(t: Translate, format: Formats, commitment: Commitment): string {
  const money =
    commitment.amount_minor !== null && commitment.currency
      ? format.money(commitment.amount_minor, commitment.currency)
      : null;
  const kind = isOwnWords(commitment) ? commitment.text : kindLabel(t, commitment.kind);
  const pieces = commitment.quantity === null ? null : t("settle.pieces", { count: commitment.quantity });
  // Once they are back, or need not come any more, nothing comes first.
  const goesBack = commitment.return_required && commitment.waits_for !== null;
  const back = goesBack ? t("settle.goods_go_back") : null;
  return [kind, money, pieces, back].filter(Boolean).join(", ");
}

/** Whether its words are all that there is: it is no term of an offer. */
export function isOwnWords(commitment: Commitment): boolean {
  return commitment.kind === "action" || commitment.kind === "condition";
}

export function CommitmentDue({ commitment }: { commitment: Commitment }) {
  const t = useT();
  const { state, late } = commitment;
  if (state === "confirmed" && commitment.confirmed_at) {
    return (
      <span>
        {t("settle.confirmed_on")} <Time at={commitment.confirmed_at} as="date" />
        <Evidence commitment={commitment} />
      </span>
    );
  }
  if (state === "fulfilled" && commitment.fulfilled_at) {
    return (
      <span>
        {t("settle.fulfilled_on")} <Time at={commitment.fulfilled_at} as="date" />
        <Evidence commitment={commitment} />
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

/** Why nobody is led to keep a promise yet. */
export function AwaitsReturn() {
  return <small className="block">{useT()("settle.awaits_return")}</small>;
}

export function CommitmentStatePill({
  commitment,
  waits: elsewhere = false,
}: {
  commitment: Commitment;
  /** Whether something else comes first. */
  waits?: boolean;
}) {
  const t = useT();
  const { state } = commitment;
  const waits =
    !elsewhere &&
    commitment.actions.some(
      (action) => action.allowed && (action.name === "confirm" || action.name === "fulfil"),
    );
  const tone = state === "confirmed" ? "good" : state === "missed" ? "bad" : waits ? "turn" : undefined;
  return <Pill tone={tone}>{t(`settle.commitment_${state}`)}</Pill>;
}

/** Whether our side owes it: the other one cannot fulfil it. */
export function isOurs(commitment: Commitment): boolean {
  return commitment.actions.some((action) => action.name === "fulfil" && action.reason !== "wrong_side");
}

/** The entry that says that it was done, with what was brought to show it. */
function Evidence({ commitment }: { commitment: Commitment }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const { record, fulfilled_seq: seq } = commitment;
  if (seq === null || record.kind !== "complaint") return null;
  return (
    <>
      {" · "}
      <Link to="/o/$org/complaints/$id" params={{ org, id: record.id }} hash={`e${seq}`}>
        {t("settle.see_evidence")}
      </Link>
    </>
  );
}
