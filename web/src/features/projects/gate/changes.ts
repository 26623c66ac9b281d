/** What has changed of what was signed, in words. */
import type { Translate } from "~/i18n";
import { labelText, word } from "../words";
import type { Change } from "./bundle";

/** Without the name of what it is about. */
export function changeText(t: Translate, locale: string, change: Change): string {
  const { from, to } = change;
  switch (change.change) {
    case "status":
      return t("projects.change_status", {
        from: word(t, "deliverable", String(from)),
        to: word(t, "deliverable", String(to)),
      });
    case "evidence_added":
    case "evidence_removed":
      return t(`projects.change_${change.change}`, { evidence: labelText(change.evidence, locale) ?? "…" });
    case "revision":
      return t("projects.change_revision", { from: Number(from), to: Number(to) });
    case "value":
      return t("projects.change_value", { from: valueText(t, from), to: valueText(t, to) });
    default:
      return word(t, "change", change.change);
  }
}

function valueText(t: Translate, value: unknown): string {
  return typeof value === "number" ? String(value) : t("projects.unanswered");
}
