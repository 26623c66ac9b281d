/** All that a vendor keeps about its customers is under one key: what changes of one shows in lists, charts and briefs. */
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api, type Params } from "../client";
import { keys, pageQuery } from "../query";
import type {
  Account,
  AccountPeople,
  Brief,
  Contact,
  CorrectionList,
  Overview,
  TimelineItem,
} from "../types-customers";

const CUSTOMERS = ["customers"];

export function renewCustomers(client: QueryClient): Promise<unknown> {
  return Promise.all([
    client.invalidateQueries({ queryKey: CUSTOMERS }),
    client.invalidateQueries({ queryKey: ["corrections"] }),
    client.invalidateQueries({ queryKey: keys.relationships }),
    client.invalidateQueries({ queryKey: ["relationship"] }),
  ]);
}

function query<T>(name: string, path: string, params?: Params) {
  return queryOptions({
    queryKey: [...CUSTOMERS, name, path, params],
    queryFn: ({ signal }) => api.get<T>(path, params, signal),
  });
}

const account = (id: string) => `/accounts/${encodeURIComponent(id)}`;

export function accountsQuery(params: Params) {
  return pageQuery<Account>([...CUSTOMERS, "list"], "/accounts", params);
}

export function overviewQuery(id: string) {
  return query<Overview>("overview", `${account(id)}/overview`);
}

export function briefQuery(id: string) {
  return query<Brief>("brief", `${account(id)}/brief`);
}

export function timelineQuery(id: string) {
  return pageQuery<TimelineItem>([...CUSTOMERS, "timeline", id], `${account(id)}/timeline`, { limit: 20 });
}

export function accountPeopleQuery(id: string, asOf: string | null) {
  return query<AccountPeople>("people", `${account(id)}/people`, { as_of: asOf });
}

export function contactQuery(id: string) {
  return query<Contact>("contact", `/contacts/${encodeURIComponent(id)}`);
}

/** For both sides; the server names the list when something in it moves. */
export function correctionsQuery(relationship: string) {
  return queryOptions({
    queryKey: ["corrections", relationship],
    queryFn: ({ signal }) =>
      api.get<CorrectionList>(
        `/relationships/${encodeURIComponent(relationship)}/corrections`,
        undefined,
        signal,
      ),
  });
}
