/** Tasks, ready-made words, and what follows a closed complaint. */
import { queryOptions } from "@tanstack/react-query";
import { api } from "../client";
import { keys, pageQuery } from "../query";
import type {
  Checklist,
  RenderedReply,
  Review,
  Satisfaction,
  SatisfactionFigures,
  SavedReplies,
  Task,
} from "../types";

const of = (id: string, part: string) => `/complaints/${encodeURIComponent(id)}/${part}`;

// The third part of these keys is what the live frames name: see `~/live`.
export function tasksQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.complaint(id), "tasks"],
    queryFn: ({ signal }) =>
      api.get<{ items: Task[] }>(`/records/${encodeURIComponent(id)}/tasks`, undefined, signal),
  });
}

/** Tasks over all complaints; the key begins with what the live frames name. */
export function taskListQuery(params: {
  owner: "me" | "us";
  list: "due" | "undated" | "done";
  limit?: number;
}) {
  return pageQuery<Task>(keys.tasks, "/tasks", params);
}

export function satisfactionQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.complaint(id), "satisfaction"],
    queryFn: ({ signal }) => api.get<Satisfaction>(of(id, "satisfaction"), undefined, signal),
  });
}

export function reviewQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.complaint(id), "reviews"],
    queryFn: ({ signal }) => api.get<Review>(of(id, "review"), undefined, signal),
  });
}

export function renderedRepliesQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.savedReplies, id],
    queryFn: ({ signal }) => api.get<{ items: RenderedReply[] }>(of(id, "saved-replies"), undefined, signal),
  });
}

export const savedRepliesQuery = queryOptions({
  queryKey: keys.savedReplies,
  queryFn: ({ signal }) => api.get<SavedReplies>("/organisation/saved-replies", undefined, signal),
});

export const checklistsQuery = queryOptions({
  queryKey: keys.checklists,
  queryFn: ({ signal }) => api.get<{ items: Checklist[] }>("/organisation/checklists", undefined, signal),
});

export const satisfactionFiguresQuery = queryOptions({
  queryKey: keys.satisfaction,
  queryFn: ({ signal }) => api.get<SatisfactionFigures>("/satisfaction", undefined, signal),
});
