import { useQuery } from "@tanstack/react-query";
import { mediationQuery } from "~/api/queries/dispute";
import { offersQuery } from "~/api/queries/settle";
import type { Complaint } from "~/api/types";
import type { Mediation } from "~/api/types-dispute";
import { toWriteDown } from "./steps";

export function useToWriteDown(complaint: Complaint): Mediation | null {
  const mediations = useQuery(mediationQuery(complaint.id)).data;
  const offers = useQuery(offersQuery(complaint.id)).data;
  return toWriteDown(complaint, mediations, offers);
}
