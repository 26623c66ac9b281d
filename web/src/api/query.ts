/** Query client, keys, and the helper for cursor lists. */
import { infiniteQueryOptions, QueryClient } from "@tanstack/react-query";
import { api, type Params } from "./client";
import { ApiError } from "./errors";
import type { Page } from "./types";

/** A refusal will not change by asking again; a busy server or a lost network may. */
function retry(count: number, error: Error): boolean {
  if (error instanceof ApiError && error.status < 500) return false;
  return count < 2;
}

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry, staleTime: 30_000, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
}

/**
 * First parts of all keys. Live hints invalidate by them:
 * `record` → complaint(id), complaintLists, commitments and agreements, `list` → the list that it names and that part of
 * every complaint; of complaints also counts, links and issues, `inbox` → inbox and counts,
 * `votes` → ideas, `report` → that part of its complaint, `record` and `plan` of a project → project(id), and projects,
 * `read` → complaint of the thread (the hook reports it), `draft` → drafts(thread).
 */
export const keys = {
  me: ["me"],
  counts: ["counts"],
  inbox: ["inbox"],
  signatures: ["signatures"],
  asks: ["asks"],
  complaintLists: ["complaints"],
  complaint: (id: string) => ["complaint", id],
  entries: (threadId: string) => ["entries", threadId],
  drafts: (threadId: string) => ["drafts", threadId],
  views: ["views"],
  statistics: ["statistics"],
  organisation: ["organisation"],
  people: ["people"],
  invitations: ["invitations"],
  organisationSessions: ["organisation-sessions"],
  organisationMails: ["organisation-mails"],
  relationships: ["relationships"],
  relationship: (id: string) => ["relationship", id],
  mySessions: ["my-sessions"],
  myTokens: ["my-tokens"],
  myMails: ["my-mails"],
  myNotifications: ["my-notifications"],
  search: (q: string) => ["search", q],
  commitments: ["commitments"],
  tasks: ["tasks"],
  agreements: ["agreement"],
  issues: ["issues"],
  meetings: ["meetings"],
  projects: ["projects"],
  project: (id: string) => ["project", id],
  ideas: ["ideas"],
  surveys: ["surveys"],
  checklists: ["checklists"],
  savedReplies: ["saved-replies"],
  satisfaction: ["satisfaction"],
  guestCases: ["guest-cases"],
  portalKey: ["portal-key"],
  operatorQueues: ["operator-queues"],
  operatorOutbox: ["operator-outbox"],
  operatorInstallation: ["operator-installation"],
} as const;

/** Options for `useInfiniteQuery` over a cursor list; `DataTable` takes its result. */
export function pageQuery<T>(key: readonly unknown[], path: string, params: Params = {}) {
  return infiniteQueryOptions({
    queryKey: [...key, params],
    queryFn: ({ pageParam, signal }) => api.get<Page<T>>(path, { ...params, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
}
