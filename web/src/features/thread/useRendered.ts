import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api } from "~/api/client";

const RENDER_PAUSE_MS = 300;

/** The server's own rendering of `body`, a moment after the last key. */
export function useRendered(body: string): string | undefined {
  const [asked, setAsked] = useState(body);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(body), RENDER_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [body]);
  return useQuery({
    queryKey: ["render", asked],
    queryFn: ({ signal }) =>
      asked.trim() === "" ? { html: "" } : api.post<{ html: string }>("/render", { body: asked }, { signal }),
    placeholderData: (old) => old,
    staleTime: Number.POSITIVE_INFINITY,
  }).data?.html;
}
