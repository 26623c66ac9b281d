import { useQuery } from "@tanstack/react-query";
import { mediationQuery } from "~/api/queries/dispute";
import { commitmentsOfQuery, offersQuery } from "~/api/queries/settle";
import type { Complaint } from "~/api/types";

/** Whether what decides the next step is here: before that, a card would say something else than a moment later. */
export function useKnown({ id }: Complaint): boolean {
  const offers = useQuery(offersQuery(id));
  const commitments = useQuery(commitmentsOfQuery(id));
  const mediation = useQuery(mediationQuery(id));
  // Somebody who may not read one of them waits for nothing.
  return [offers, commitments, mediation].every((each) => !each.isLoading || each.failureCount > 0);
}
