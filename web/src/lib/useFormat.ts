import { useQuery } from "@tanstack/react-query";
import { useMemo, useSyncExternalStore } from "react";
import { meQuery } from "~/api/queries/me";
import { useLocale } from "~/i18n";
import { type Formats, makeFormats } from "./format";

const browserZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const made = new Map<string, Formats>();

/** Formats in the reader's language and time zone. */
export function useFormat(): Formats {
  const locale = useLocale();
  const zone = useQuery({ ...meQuery, enabled: false }).data?.time_zone || browserZone;
  return useMemo(() => {
    const key = `${locale} ${zone}`;
    const formats = made.get(key) ?? makeFormats(locale, zone);
    made.set(key, formats);
    return formats;
  }, [locale, zone]);
}

let now = new Date();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | null = null;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = new Date();
    for (const each of listeners) each();
  }, 20_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer !== null) {
      clearInterval(timer);
      timer = null;
    }
  };
}

function current(): Date {
  const real = Date.now();
  if (real - now.getTime() > 20_000) now = new Date(real);
  return now;
}

/** The time, renewed every 20 seconds for all at once, so that "2 min ago" stays true. */
export function useNow(): Date {
  return useSyncExternalStore(subscribe, current);
}
