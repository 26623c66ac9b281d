import type { Survey } from "~/api/types-surveys";

/** The smallest number of answers that may be wanted: less would tell, by being full, of fewer than a figure stands on. */
export function leastOf(survey: Pick<Survey, "anonymity" | "k_min">): number {
  return survey.anonymity === "identified" ? 1 : (survey.k_min ?? 1);
}
