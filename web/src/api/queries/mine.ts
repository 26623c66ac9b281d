/** What belongs to the signed-in person: inbox, sessions, tokens, mails, notification settings. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api } from "../client";
import { keys, pageQuery } from "../query";
import type {
  ApiTokenView,
  Asks,
  AwaitedSignatures,
  FullMail,
  InboxPage,
  MailView,
  NotificationSettings,
  Page,
  SessionView,
} from "../types";
import type { Notice } from "../types-demand";

export function inboxQuery(unread: boolean) {
  return infiniteQueryOptions({
    queryKey: [...keys.inbox, { unread }],
    queryFn: ({ pageParam, signal }) =>
      api.get<InboxPage>("/inbox", { unread: unread || null, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
}

/** What is told that is about no record; read and renewed with the inbox. */
export function noticesQuery(unread: boolean) {
  return infiniteQueryOptions({
    queryKey: [...keys.inbox, "notices", { unread }],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Notice>>("/notices", { unread: unread || null, limit: 5, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
}

/** What the own organisation is to sign, over all records. */
export const signaturesQuery = queryOptions({
  queryKey: keys.signatures,
  queryFn: ({ signal }) => api.get<AwaitedSignatures>("/signatures", undefined, signal),
});

/** What the own side is asked for beside whose turn a record is. */
export const asksQuery = queryOptions({
  queryKey: keys.asks,
  queryFn: ({ signal }) => api.get<Asks>("/asks", undefined, signal),
});

export const sessionsQuery = pageQuery<SessionView>(keys.mySessions, "/me/sessions");
export const tokensQuery = pageQuery<ApiTokenView>(keys.myTokens, "/me/tokens");
export const mailsQuery = pageQuery<MailView>(keys.myMails, "/me/mails");

export function mailQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.myMails, id],
    queryFn: ({ signal }) => api.get<FullMail>(`/me/mails/${encodeURIComponent(id)}`, undefined, signal),
  });
}

export const notificationSettingsQuery = queryOptions({
  queryKey: keys.myNotifications,
  queryFn: ({ signal }) => api.get<NotificationSettings>("/me/notification-settings", undefined, signal),
});
