/** Who may see an idea, as its vendor chooses. */
import { useState } from "react";
import { useActing, useCan } from "~/api/queries/me";
import type { RelationshipView } from "~/api/types";
import type { IdeaAudience } from "~/api/types-ideas";
import { useT } from "~/i18n";
import { RadioGroup } from "~/ui/fields";
import { CustomersPicker } from "./CustomerPicker";

export interface Reach {
  audience: IdeaAudience;
  customers: readonly RelationshipView[];
}

/** What the server is told of it. */
export function reachBody({ audience, customers }: Reach) {
  const named = audience === "relationship" || audience === "named";
  return { audience, ...(named ? { relationship_ids: customers.map((each) => each.id) } : {}) };
}

export function useReach(first: IdeaAudience, customers: readonly RelationshipView[] = []) {
  return useState<Reach>({ audience: first, customers });
}

export function AudienceFields({
  reach,
  onChange,
  among,
  without,
}: {
  reach: Reach;
  onChange: (next: Reach) => void;
  /** Those that may be chosen. */
  among: readonly IdeaAudience[];
  /** Organisations that see it already. */
  without?: ReadonlySet<string>;
}) {
  const t = useT();
  const own = useActing().organisation.name;
  const manages = useCan()("manage_relationships");
  const label = {
    own: t("ideas.form_own", { org: own }),
    relationship: t("ideas.share_one"),
    named: t("ideas.share_named"),
    all_customers: t("ideas.share_all"),
  };
  const wide = (audience: IdeaAudience) => audience === "named" || audience === "all_customers";
  const asks = reach.audience === "relationship" || reach.audience === "named";
  return (
    <>
      <RadioGroup<IdeaAudience>
        name="audience"
        label={t("ideas.form_audience")}
        options={among.map((each) => ({ value: each, label: label[each], disabled: wide(each) && !manages }))}
        {...(manages || !among.some(wide) ? {} : { help: t("ideas.share_managers") })}
        value={reach.audience}
        onChange={(audience) => onChange({ ...reach, audience })}
      />
      {asks ? (
        <CustomersPicker
          chosen={reach.audience === "relationship" ? reach.customers.slice(0, 1) : reach.customers}
          {...(without ? { without } : {})}
          onChange={(customers) =>
            onChange({
              ...reach,
              customers: reach.audience === "relationship" ? customers.slice(-1) : customers,
            })
          }
        />
      ) : null}
      {reach.audience === "own" || reach.audience === "relationship" ? null : (
        <p className="text-s text-ink-3">{t("ideas.others_unnamed")}</p>
      )}
    </>
  );
}
