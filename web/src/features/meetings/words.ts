/** Words of agendas and meetings. Pure. */
import type { BallSide } from "~/api/types";
import type { AgendaItem, AgendaProposal, AgendaPromise, AgendaReason, Meeting } from "~/api/types-meetings";
import { kindLabel } from "~/features/settle/words";
import type { Translate } from "~/i18n";
import type { Formats } from "~/lib/format";

type Sides = Pick<Meeting, "side" | "vendor" | "customer">;

/** "you", or the other firm by name. */
export function sideWord(t: Translate, sides: Sides, side: BallSide): string {
  if (side === "both") return t("meetings.both_sides");
  if (side === "third") return t("meetings.third_party");
  if (side === sides.side) return t("meetings.you");
  return side === "vendor" ? sides.vendor.name : sides.customer.name;
}

/** "Refund, € 50", or what somebody took on in a meeting in its own words. */
export function promiseText(t: Translate, format: Formats, promise: AgendaPromise): string {
  if (promise.kind === "action") return promise.text;
  const money =
    promise.amount_minor !== null && promise.currency
      ? format.money(promise.amount_minor, promise.currency)
      : null;
  return [kindLabel(t, promise.kind), money].filter(Boolean).join(", ");
}

/** What a matter is called on an agenda, without its number. */
export function matterName(
  t: Translate,
  format: Formats,
  matter: Pick<AgendaProposal, "kind" | "record" | "promise"> | AgendaItem,
): string {
  if ("hidden" in matter && matter.hidden) return t("meetings.hidden_matter");
  if (matter.promise) return promiseText(t, format, matter.promise);
  if (matter.kind === "agreement") return t("meetings.matter_agreement");
  if ("title" in matter && matter.title) return matter.title;
  return matter.record?.title ?? "";
}

/** Why something stands on an agenda, as one short phrase. */
export function reasonText(t: Translate, format: Formats, sides: Sides, reason: AgendaReason, now: Date): string {
  const side = sideWord(t, sides, reason.side);
  const yours = reason.side === sides.side ? "you" : "other";
  const day = (at: string | null) => (at ? format.date(new Date(at), now) : "…");
  const values = { side, yours, since: day(reason.since), until: day(reason.until) };
  switch (reason.code) {
    case "turn":
      return reason.side === "both"
        ? t("meetings.why_turn_both", { since: values.since })
        : t("meetings.why_turn", { side, yours, since: values.since });
    case "escalated":
      return t("meetings.why_escalated", { rung: reason.number ?? 1, since: values.since });
    case "offer_open":
      return t("meetings.why_offer_open", { side, yours, until: values.until });
    case "signature_stale":
      return t("meetings.why_signature_stale", { step: (reason.step ?? "").toLocaleUpperCase() });
    case "overdue":
      return t("meetings.why_overdue", { side, yours, since: values.since });
    case "agreement_proposed":
      return t("meetings.why_agreement_proposed", { side, yours, n: reason.number ?? 1 });
    case "agreement_review":
      return t("meetings.why_agreement_review", { since: values.since });
    case "minutes_open":
      return t("meetings.why_minutes_open", { since: values.since });
    default:
      return "";
  }
}

/** Moves one of these to another place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, index) => index !== from);
  const item = list[from];
  if (item === undefined) return [...list];
  const place = Math.max(0, Math.min(to, rest.length));
  return [...rest.slice(0, place), item, ...rest.slice(place)];
}
