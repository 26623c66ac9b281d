/**
 * What two sides settle. All that belongs to a complaint is kept under the complaint's key, so that one hint of a change
 * renews it as well.
 */
import { queryOptions } from "@tanstack/react-query";
import { api, type Params } from "../client";
import { keys, pageQuery } from "../query";
import type {
  AgreementVersion,
  AgreementView,
  Commitment,
  Escalations,
  Fact,
  Ledger,
  ListedCommitment,
  Offers,
} from "../types-settle";

function ofComplaint<T>(id: string, part: string) {
  return queryOptions({
    queryKey: [...keys.complaint(id), part],
    queryFn: ({ signal }) => api.get<T>(`/complaints/${encodeURIComponent(id)}/${part}`, undefined, signal),
  });
}

export const ledgerQuery = (id: string) => ofComplaint<Ledger>(id, "ledger");
export const factsQuery = (id: string) => ofComplaint<{ items: Fact[] }>(id, "facts");
export const offersQuery = (id: string) => ofComplaint<Offers>(id, "offers");
export const commitmentsOfQuery = (id: string) => ofComplaint<{ items: Commitment[] }>(id, "commitments");
export const escalationsQuery = (id: string) => ofComplaint<Escalations>(id, "escalations");

export function commitmentsQuery(params: Params) {
  return pageQuery<ListedCommitment>(keys.commitments, "/commitments", params);
}

export function agreementQuery(relationship: string) {
  return queryOptions({
    queryKey: [...keys.agreements, relationship],
    queryFn: ({ signal }) =>
      api.get<AgreementView>(
        `/relationships/${encodeURIComponent(relationship)}/agreement`,
        undefined,
        signal,
      ),
  });
}

export function agreementVersionsQuery(relationship: string) {
  return pageQuery<AgreementVersion>(
    [...keys.agreements, relationship, "versions"],
    `/relationships/${encodeURIComponent(relationship)}/agreement/versions`,
  );
}
