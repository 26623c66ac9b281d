/** What two people changed at once of a line of a delta. */
import type { RequirementList, Target } from "~/api/types-requirements";
import { Clashes } from "~/features/common/clash/Clashes";
import type { Clash } from "~/features/common/clash/useClash";
import { useLocale, useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { targetText } from "./words";

export function LineClashes({ clash, list }: { clash: Clash; list: RequirementList }) {
  const t = useT();
  const locale = useLocale();
  const format = useFormat();
  const word = (part: "priority" | "verification") => (value: unknown) => {
    const id = `requirements.${part}_${value}`;
    return t.has(id) ? t(id) : "";
  };
  const money = (value: unknown) => {
    const cost = value as { amount_minor: number; currency: string } | null;
    return cost ? format.money(cost.amount_minor, cost.currency) : "";
  };
  return (
    <Clashes
      clash={clash}
      fields={[
        { name: "text", label: t("requirements.field_text") },
        { name: "acceptance", label: t("requirements.field_acceptance") },
        {
          name: "source_id",
          label: t("requirements.field_source"),
          text: (value) =>
            list.parties.find(({ organisation }) => organisation.id === value)?.organisation.name ?? "",
        },
        {
          name: "target",
          label: t("requirements.field_target"),
          text: (value) => targetText(value as Target | null, locale),
        },
        { name: "priority", label: t("requirements.field_priority"), text: word("priority") },
        { name: "verification", label: t("requirements.field_verification"), text: word("verification") },
        {
          name: "parent_id",
          label: t("requirements.field_parent"),
          text: (value) => list.items.find((item) => item.id === value)?.key ?? "",
        },
        { name: "reason", label: t("requirements.reason") },
        { name: "cost", label: t("requirements.cost"), text: money },
        {
          name: "days",
          label: t("requirements.days"),
          text: (value) => (typeof value === "number" ? format.number(value) : ""),
        },
      ]}
    />
  );
}
