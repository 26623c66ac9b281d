import { queryOptions } from "@tanstack/react-query";
import { api } from "../client";
import { keys, pageQuery } from "../query";
import type { Installation, OutboxItem, Queues } from "../types";

export const queuesQuery = queryOptions({
  queryKey: keys.operatorQueues,
  queryFn: ({ signal }) => api.get<Queues>("/operator/queues", undefined, signal),
  refetchInterval: 10_000,
});

export const installationQuery = queryOptions({
  queryKey: keys.operatorInstallation,
  queryFn: ({ signal }) => api.get<Installation>("/operator/installation", undefined, signal),
  refetchInterval: 30_000,
});

export function outboxQuery(state: string) {
  return pageQuery<OutboxItem>(keys.operatorOutbox, "/operator/outbox", { state });
}
