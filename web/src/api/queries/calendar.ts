/** Everything about planned contacts is kept under one key: what is done to one changes lists, days and the neglected. */
import { keepPreviousData, type QueryClient, queryOptions } from "@tanstack/react-query";
import { api, type Params } from "../client";
import { pageQuery } from "../query";
import type { Page } from "../types";
import type {
  Activity,
  CalendarFeed,
  CallHook,
  ContactPlan,
  MailTemplate,
  NeglectedList,
  RenderedMail,
} from "../types-calendar";

const CALENDAR = ["calendar"];

export function renewCalendar(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: CALENDAR });
}

/** A calendar shows a stretch of days whole. */
const MOST_PAGES = 10;

async function allOf(params: Params, signal: AbortSignal): Promise<Activity[]> {
  const found: Activity[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const got: Page<Activity> = await api.get("/activities", { ...params, limit: 100, cursor }, signal);
    found.push(...got.items);
    cursor = got.next_cursor ?? null;
    if (cursor === null) break;
  }
  return found;
}

export function daysQuery(params: Params) {
  return queryOptions({
    queryKey: [...CALENDAR, "days", params],
    queryFn: ({ signal }) => allOf(params, signal),
    placeholderData: keepPreviousData,
  });
}

export function activitiesQuery(params: Params) {
  return pageQuery<Activity>([...CALENDAR, "list"], "/activities", params);
}

function query<T>(path: string, params?: Params) {
  return queryOptions({
    queryKey: [...CALENDAR, path, params],
    queryFn: ({ signal }) => api.get<T>(path, params, signal),
  });
}

export function activityQuery(id: string) {
  return query<Activity>(`/activities/${encodeURIComponent(id)}`);
}

export function lettersQuery(id: string) {
  return query<{ items: RenderedMail[] }>(`/activities/${encodeURIComponent(id)}/letters`);
}

export function neglectedQuery(params: Params) {
  return query<NeglectedList>("/activities/neglected", params);
}

export const plansQuery = query<{ items: ContactPlan[] }>("/contact-plans");
export const mailTemplatesQuery = query<{ items: MailTemplate[] }>("/mail-templates");
export const feedQuery = query<CalendarFeed>("/calendar/feed");
export const callHookQuery = query<CallHook>("/calls/webhook");
