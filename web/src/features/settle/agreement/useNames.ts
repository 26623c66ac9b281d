import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { peopleQuery, relationshipPeopleQuery } from "~/api/queries/organisation";
import type { RelationshipView, Side } from "~/api/types";

export interface Named {
  membership_id: string;
  name: string;
}

export interface Names {
  of: (membershipId: string) => string | undefined;
  people: Record<Side, Named[]>;
}

/** The people of both sides that a ladder can name. */
export function useNames(relationship: RelationshipView): Names {
  const ours = useInfiniteQuery(peopleQuery).data?.pages.flatMap((page) => page.items) ?? [];
  const theirs = useQuery(relationshipPeopleQuery(relationship.id)).data?.items ?? [];
  const active = ours.filter((person) => person.status === "active" && person.role !== "observer");
  const people =
    relationship.side === "customer"
      ? { customer: active, vendor: theirs }
      : { customer: theirs, vendor: active };
  return {
    people,
    of: (id) => [...ours, ...theirs].find((person) => person.membership_id === id)?.name,
  };
}
