/** What ideas and votes are called. */

import type { ApiError } from "~/api/errors";
import type { Locale } from "~/api/types";
import type { IdeaAudience, IdeaCommitment, IdeaStatus, IdeaStrength, IdeaTally } from "~/api/types-ideas";
import type { Translate } from "~/i18n";
import type { Formats } from "~/lib/format";

export const STRENGTHS: readonly IdeaStrength[] = ["critical", "important", "nice"];
export const COMMITMENTS: readonly IdeaCommitment[] = [
  "need",
  "will_test",
  "will_pilot",
  "will_cofund",
  "would_switch",
];
export const AUDIENCES: readonly IdeaAudience[] = ["own", "relationship", "named", "all_customers"];

export function statusLabel(t: Translate, status: string): string {
  const id = `ideas.status_${status}`;
  return t.has(id) ? t(id) : status;
}

export function strengthLabel(t: Translate, strength: string): string {
  const id = `ideas.strength_${strength}`;
  return t.has(id) ? t(id) : strength;
}

export function audienceLabel(t: Translate, audience: string): string {
  const id = `ideas.audience_short_${audience}`;
  return t.has(id) ? t(id) : audience;
}

interface Committed {
  commitment: string;
  quantity: number | null;
  amount_minor: number | null;
  currency: string | null;
}

/** "will pilot 20 pieces" */
export function commitmentText(t: Translate, format: Formats, vote: Committed): string {
  switch (vote.commitment) {
    case "will_pilot":
      return t("ideas.does_will_pilot", { quantity: t("ideas.n_pieces", { count: vote.quantity ?? 0 }) });
    case "will_cofund":
      return t("ideas.does_will_cofund", {
        amount: format.money(vote.amount_minor ?? 0, vote.currency ?? "EUR"),
      });
    case "will_test":
      return t("ideas.does_will_test");
    case "would_switch":
      return t("ideas.does_would_switch");
    default:
      return t("ideas.does_need");
  }
}

/** "critical, will pilot 20 pieces" */
export function voteText(t: Translate, format: Formats, vote: Committed & { strength: string }): string {
  return `${strengthLabel(t, vote.strength)}, ${commitmentText(t, format, vote)}`;
}

/** How many want it how strongly, the strongest first. */
export function strengthTexts(t: Translate, strengths: IdeaTally["strengths"]): string[] {
  return STRENGTHS.filter((each) => strengths[each] > 0).map((each) =>
    t(`ideas.n_${each}`, { count: strengths[each] }),
  );
}

/** What is committed, each kind as one phrase, the firmest first. */
export function tallyTexts(t: Translate, format: Formats, tally: IdeaTally): string[] {
  const { commitments: all } = tally;
  const texts: string[] = [];
  const amount = all.amounts.map((each) => format.money(each.amount_minor, each.currency)).join(" + ");
  if (all.will_cofund > 0) texts.push(t("ideas.n_will_cofund", { count: all.will_cofund, amount }));
  if (all.will_pilot > 0) {
    const quantity = t("ideas.n_pieces", { count: all.pilot_quantity });
    texts.push(t("ideas.n_will_pilot", { count: all.will_pilot, quantity }));
  }
  if (all.would_switch > 0) texts.push(t("ideas.n_would_switch", { count: all.would_switch }));
  if (all.will_test > 0) texts.push(t("ideas.n_will_test", { count: all.will_test }));
  if (all.need > 0) texts.push(t("ideas.n_need", { count: all.need }));
  return texts;
}

/** Why something was refused, where a dialog can say it better than the common sentence. */
export function refusal(t: Translate, error: ApiError): string | null {
  if (error.is("stale_version") || error.is("precondition_failed")) return t("ideas.stale");
  const id = `ideas.refused_${error.detail}`;
  return t.has(id) ? t(id) : null;
}

/** Where an idea ends that does not go on. */
export const CLOSED: readonly IdeaStatus[] = ["declined", "duplicate", "merged"];

const TAGS: Record<Locale, string> = { en: "en-GB", ru: "ru-RU" };

/** +0.31, −0.08: a figure around zero. */
export function signedText(locale: Locale, value: number): string {
  const format = new Intl.NumberFormat(TAGS[locale], {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    signDisplay: "exceptZero",
  });
  return format.format(value).replace("-", "−");
}
