/**
 * The definition as it is written: each change is there at once and saved a moment later. Nothing is saved over what
 * somebody else saved meanwhile: then the writer chooses.
 */
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { api } from "~/api/client";
import { ApiError } from "~/api/errors";
import { surveyKey } from "~/api/queries/surveys";
import type { Definition, Finding, Survey } from "~/api/types-surveys";

const PAUSE_MS = 700;

export type SaveState = "saved" | "waiting" | "saving" | "failed" | "clash";

export interface Draft {
  definition: Definition;
  change: (to: (definition: Definition) => Definition) => void;
  state: SaveState;
  /** Why it could not be saved. */
  error: unknown;
  /** What the server found, and in which definition. */
  checked: { definition: Definition; findings: readonly Finding[] };
  /** Saves now; false if it cannot be saved. */
  flush: () => Promise<boolean>;
  takeTheirs: () => Promise<void>;
  keepMine: () => Promise<void>;
}

interface Now {
  definition: Definition;
  version: number;
  dirty: boolean;
  clash: boolean;
  saving: Promise<boolean> | null;
}

export function useDraft(survey: Survey): Draft {
  const client = useQueryClient();
  const { id } = survey;
  const now = useRef<Now>({
    definition: survey.definition,
    version: survey.version,
    dirty: false,
    clash: false,
    saving: null,
  });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [definition, setDefinition] = useState(survey.definition);
  const [state, setState] = useState<SaveState>("saved");
  const [error, setError] = useState<unknown>(null);
  const [checked, setChecked] = useState({ definition: survey.definition, findings: survey.findings });

  const adopt = useCallback((theirs: Survey) => {
    now.current = { ...now.current, definition: theirs.definition, version: theirs.version };
    now.current.dirty = false;
    now.current.clash = false;
    setDefinition(theirs.definition);
    setChecked({ definition: theirs.definition, findings: theirs.findings });
    setState("saved");
    setError(null);
  }, []);

  const send = useCallback(async (): Promise<boolean> => {
    const sent = now.current.definition;
    now.current.dirty = false;
    setState("saving");
    try {
      const path = `/surveys/${encodeURIComponent(id)}/definition`;
      const answer = await api.put<Survey>(path, sent, now.current.version);
      now.current.version = answer.version;
      client.setQueryData(surveyKey(id), answer);
      setChecked({ definition: sent, findings: answer.findings });
      setState(now.current.dirty ? "waiting" : "saved");
      setError(null);
      return true;
    } catch (cause) {
      now.current.dirty = true;
      now.current.clash =
        cause instanceof ApiError && (cause.is("precondition_failed") || cause.is("stale_version"));
      setState(now.current.clash ? "clash" : "failed");
      setError(cause);
      return false;
    }
  }, [client, id]);

  const flush = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    if (now.current.saving) await now.current.saving;
    if (now.current.clash) return false;
    if (!now.current.dirty) return true;
    now.current.saving = send();
    const done = await now.current.saving;
    now.current.saving = null;
    return done && now.current.dirty ? flush() : done;
  }, [send]);

  const change = useCallback(
    (to: (definition: Definition) => Definition) => {
      const next = to(now.current.definition);
      if (next === now.current.definition) return;
      now.current.definition = next;
      now.current.dirty = true;
      setDefinition(next);
      if (now.current.clash) return;
      setState("waiting");
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), PAUSE_MS);
    },
    [flush],
  );

  // Somebody else saved, and there is nothing of one's own that this would take away.
  useEffect(() => {
    const { dirty, saving, version } = now.current;
    if (!dirty && !saving && survey.version > version) adopt(survey);
  }, [survey, adopt]);

  useEffect(() => {
    const retry = () => void flush();
    const warn = (event: BeforeUnloadEvent) => {
      if (now.current.dirty || now.current.saving) event.preventDefault();
    };
    window.addEventListener("online", retry);
    window.addEventListener("beforeunload", warn);
    return () => {
      window.removeEventListener("online", retry);
      window.removeEventListener("beforeunload", warn);
      void flush();
    };
  }, [flush]);

  const theirs = useCallback(() => api.get<Survey>(`/surveys/${encodeURIComponent(id)}`), [id]);
  const takeTheirs = useCallback(async () => {
    const survey = await theirs();
    client.setQueryData(surveyKey(id), survey);
    adopt(survey);
  }, [theirs, client, id, adopt]);
  const keepMine = useCallback(async () => {
    now.current.version = (await theirs()).version;
    now.current.clash = false;
    await flush();
  }, [theirs, flush]);

  return { definition, change, state, error, checked, flush, takeTheirs, keepMine };
}
