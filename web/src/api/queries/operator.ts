import { queryOptions } from "@tanstack/react-query";
import { api } from "../client";
import { keys, pageQuery } from "../query";

export interface Queues {
  mails: { waiting: number; sent: number; dead: number; unknown: number };
  jobs: { waiting: number; dead: number };
}

export interface OutboxRow {
  id: string;
  kind: string;
  state: string;
  attempts: number;
  last_error: string | null;
  due_at: string;
}

export const queuesQuery = queryOptions({
  queryKey: keys.operatorQueues,
  queryFn: ({ signal }) => api.get<Queues>("/operator/queues", undefined, signal),
  refetchInterval: 10_000,
});

export function outboxQuery(state: string) {
  return pageQuery<OutboxRow>(keys.operatorOutbox, "/operator/outbox", { state });
}
