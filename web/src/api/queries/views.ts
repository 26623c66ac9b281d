import { queryOptions } from "@tanstack/react-query";
import { api } from "../client";
import { keys } from "../query";
import type { SavedView } from "../types";

export const viewsQuery = queryOptions({
  queryKey: keys.views,
  queryFn: ({ signal }) => api.get<{ items: SavedView[] }>("/views", undefined, signal),
});
