/** The own people and customers by name, for whoever chooses among them. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { peopleQuery, relationshipsQuery } from "~/api/queries/organisation";

export interface Named {
  id: string;
  name: string;
}

/** Those who work here, by their membership. */
export function usePeople(): Named[] {
  const list = useInfiniteQuery(peopleQuery);
  const all = list.data?.pages.flatMap((page) => page.items) ?? [];
  return all
    .filter((each) => each.status === "active")
    .map((each) => ({ id: each.membership_id, name: each.name }));
}

/** The first hundred customers; whoever has more types. */
export function useCustomers(q: string): { customers: Named[]; loading: boolean } {
  const list = useInfiniteQuery(relationshipsQuery({ limit: 100, q: q || null }));
  const all = list.data?.pages.flatMap((page) => page.items) ?? [];
  const customers = all
    .filter((each) => each.side === "vendor")
    .map((each) => ({ id: each.id, name: each.counterpart.name }));
  return { customers, loading: list.isFetching };
}
