import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { api } from "../client";
import { keys } from "../query";
import type { Capability, Me, Membership } from "../types";

export const meQuery = queryOptions({
  queryKey: keys.me,
  queryFn: ({ signal }) => api.get<Me>("/me", undefined, signal),
  staleTime: 5 * 60_000,
});

/** The signed-in person. Loaded before any page is shown. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

/** The membership in the organisation of the address. */
export function useActing(): Membership {
  const { acting } = useMe();
  if (!acting) throw new Error("no acting membership: the organisation route checks this before it renders");
  return acting;
}

export function useCan(): (capability: Capability) => boolean {
  const acting = useActing();
  return (capability) => acting.can.includes(capability);
}
