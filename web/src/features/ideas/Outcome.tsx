/** Whether what was delivered helped: two questions to whoever waited for it, and what they said to the vendor. */
import { useQuery } from "@tanstack/react-query";
import { ideaOutcomeQuery } from "~/api/queries/ideas";
import { keys } from "~/api/query";
import type { Idea } from "~/api/types-ideas";
import { OutcomeParts } from "~/features/aftercare/Outcome";

export function Outcome({ idea }: { idea: Idea }) {
  const found = ideaOutcomeQuery(idea.id);
  const outcome = useQuery({ ...found, enabled: idea.status === "delivered" }).data;
  if (!outcome) return null;
  return (
    <OutcomeParts
      about={{
        of: "idea",
        path: `/ideas/${idea.id}/outcome`,
        key: found.queryKey,
        stale: keys.ideas,
        org: idea.vendor.name,
      }}
      outcome={outcome}
    />
  );
}
