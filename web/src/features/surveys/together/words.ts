/** What two owners have agreed on, in sentences. */
import type { Agreement, Sees, Side, SurveyTogether } from "~/api/types-surveys";
import type { Translate } from "~/i18n";

export function ownerName(together: SurveyTogether, side: Side): string {
  return together.owners.find((each) => each.side === side)?.organisation.name ?? "";
}

export function otherSide(side: Side): Side {
  return side === "vendor" ? "customer" : "vendor";
}

export function otherName(together: SurveyTogether): string {
  return ownerName(together, otherSide(together.side));
}

function seesText(t: Translate, name: string, { results, texts }: Sees): string {
  if (results === "none") return t("together.sees_none", { name });
  return t(`together.sees_${results}_${texts ? "texts" : "alone"}`, { name });
}

/** One sentence for each owner, then what is promised to those who answer. */
export function agreementLines(t: Translate, together: SurveyTogether, agreement: Agreement): string[] {
  const promise = t(`together.promise_${agreement.anonymity}`, { k: agreement.k_min });
  if (together.mirror) {
    return [
      t("together.mirror_sees"),
      t(agreement.vendor.texts ? "together.mirror_texts" : "together.mirror_no_texts"),
      promise,
    ];
  }
  return [
    seesText(t, ownerName(together, "vendor"), agreement.vendor),
    seesText(t, ownerName(together, "customer"), agreement.customer),
    promise,
  ];
}

export type Standing = "signed" | "waits" | "open" | "returned";

/** How far a side is with what is written now. */
export function standingOf(together: SurveyTogether, side: Side): Standing {
  const vote = (signoff: SurveyTogether["standing"]) =>
    signoff?.slots.find((slot) => slot.side === side)?.vote ?? null;
  if (vote(together.standing) === "signed") return "signed";
  const last = together.signoffs.at(-1);
  if (!together.standing && last?.state === "refused" && vote(last) === "refused") return "returned";
  return together.standing?.state === "open" ? "waits" : "open";
}
