/**
 * Saving what others may have changed meanwhile: what only one of both touched is kept from both, without a word; what
 * both touched is shown side by side, and nothing is sent until somebody has chosen.
 */
import { useRef, useState } from "react";
import { ApiError } from "~/api/errors";
import { type Data, mergeRow } from "~/features/report/rows/merge";

/** Somebody else may be faster again and again. */
const TRIES = 4;

export type Choice = "theirs" | "mine";

export interface Clashing {
  name: string;
  theirs: unknown;
  mine: unknown;
}

export interface Clash {
  /** False: look first. */
  save: (mine: Data, send: (data: Data, version: number) => Promise<unknown>) => Promise<boolean>;
  /** Fields that both changed, with both values. */
  fields: Clashing[];
  choices: ReadonlyMap<string, Choice>;
  choose: (name: string, choice: Choice) => void;
}

interface Seen {
  version: number;
  data: Data;
}

export function useClash<T extends { version: number }>({
  record,
  read,
  load,
}: {
  /** As it is when the form opens: what comes later is somebody else's. */
  record: T;
  /** What the form writes, by the names of its fields. */
  read: (record: T) => Data;
  /** The record as it is now. */
  load: () => Promise<T>;
}): Clash {
  const [base] = useState<Seen>(() => ({ version: record.version, data: read(record) }));
  const now = useRef(base);
  const [fields, setFields] = useState<Clashing[]>([]);
  const choices = useRef(new Map<string, Choice>());
  const [shown, setShown] = useState<ReadonlyMap<string, Choice>>(new Map());

  const put = (change: (map: Map<string, Choice>) => void) => {
    change(choices.current);
    setShown(new Map(choices.current));
  };
  const open = (mine: Data): Clashing[] =>
    mergeRow(base.data, mine, now.current.data).clashes.map((name) => ({
      name,
      theirs: now.current.data[name],
      mine: mine[name],
    }));
  const save: Clash["save"] = async (mine, send) => {
    for (let attempt = 1; ; attempt += 1) {
      const clashing = open(mine);
      setFields(clashing);
      if (clashing.some(({ name }) => !choices.current.has(name))) return false;
      const { data } = mergeRow(base.data, mine, now.current.data);
      const merged = Object.fromEntries(
        Object.keys(mine).map((name) => {
          const theirs =
            clashing.some((field) => field.name === name) && choices.current.get(name) === "theirs";
          return [name, (theirs ? now.current.data[name] : data[name]) ?? null];
        }),
      );
      try {
        await send(merged, now.current.version);
        return true;
      } catch (error) {
        if (attempt === TRIES || !isStale(error)) throw error;
        const before = now.current.data;
        const found = await load();
        now.current = { version: found.version, data: read(found) };
        // What was chosen was chosen between other texts.
        put((map) => {
          for (const name of [...map.keys()]) {
            if (JSON.stringify(before[name]) !== JSON.stringify(now.current.data[name])) map.delete(name);
          }
        });
      }
    }
  };
  return { save, fields, choices: shown, choose: (name, choice) => put((map) => map.set(name, choice)) };
}

export function isStale(error: unknown): boolean {
  return error instanceof ApiError && (error.is("precondition_failed") || error.is("stale_version"));
}
