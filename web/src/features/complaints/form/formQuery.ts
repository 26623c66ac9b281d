import { queryOptions } from "@tanstack/react-query";
import { api } from "~/api/client";
import { keys } from "~/api/query";
import type { Form } from "~/api/types";

/** The fields that complaints of this relationship have. */
export function formQuery(relationshipId: string) {
  return queryOptions({
    queryKey: [...keys.relationship(relationshipId), "form"],
    queryFn: ({ signal }) => api.get<Form>("/complaints/form", { relationship_id: relationshipId }, signal),
    staleTime: 5 * 60_000,
  });
}
