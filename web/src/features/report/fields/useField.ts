/** One field in the hands of somebody: saved by itself, kept in this browser until it is, never lost to others. */
import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import { ApiError, errorText, fieldErrorText } from "~/api/errors";
import type { ReportField, ReportStep } from "~/api/types";
import { useT } from "~/i18n";
import { recall, remember } from "~/lib/storage";
import { draftKey, useReport } from "../context";
import {
  begun,
  type FieldEvent,
  type FieldState,
  isDirty,
  kept,
  maySave,
  next,
  type Value,
} from "./fieldState";

/** Others see what is written at every pause. */
const SAVE_PAUSE_MS = 1200;

interface Local {
  value: Value;
  version: number;
}

function readLocal(key: string): Local | null {
  try {
    return JSON.parse(recall(key) ?? "null") as Local | null;
  } catch {
    return null;
  }
}

const written = (field: Omit<ReportField, "at" | "side"> | undefined) => ({
  value: (field?.value ?? null) as Value,
  version: field?.version ?? 0,
  by: field?.by ?? null,
});

export interface FieldHands {
  state: FieldState;
  error: string | null;
  type: (value: Value) => void;
  /** The reader goes on: what they typed is saved at once. */
  leave: () => void;
  choose: (event: "keep_theirs" | "keep_mine" | "combine") => void;
}

export function useFieldHands(step: ReportStep, name: string): FieldHands {
  const t = useT();
  const { report, changes } = useReport();
  const key = draftKey(report, step.step, name);
  const onServer = step.fields[name];
  const [state, dispatch] = useReducer(next, null, () => begun(written(onServer), readLocal(key)));
  const [error, setError] = useState<string | null>(null);
  const latest = useRef(state);
  latest.current = state;
  const act = useCallback((event: FieldEvent) => {
    latest.current = next(latest.current, event);
    dispatch(event);
  }, []);

  const save = useCallback(async () => {
    const { typed, seen } = latest.current;
    if (!maySave(latest.current) || typed === undefined) return;
    act({ type: "sending", value: typed });
    try {
      const answer = await changes.saveField(step.step, name, seen.version, typed);
      const stands = answer.steps.find((each) => each.step === step.step)?.fields[name];
      // The page may be gone by now: the copy goes here, not with what is shown.
      if (kept(readLocal(key)?.value ?? null) === kept(typed)) remember(key, null);
      act({ type: "saved", written: written(stands) });
    } catch (failure) {
      const clash = clashOf(failure, name);
      if (clash) {
        act({ type: "clashed", written: clash });
        return;
      }
      act({ type: "failed" });
      const problem = failure instanceof ApiError ? failure.fields[0] : undefined;
      setError(problem ? fieldErrorText(t, problem) : errorText(t, failure));
    }
  }, [act, changes, step.step, name, key, t]);

  useEffect(() => {
    act({ type: "arrived", written: written(onServer) });
  }, [act, onServer]);

  useEffect(() => {
    // A copy that says what the server has is of no use.
    if (!isDirty(latest.current)) remember(key, null);
  }, [key]);

  const dirty = isDirty(state);
  // Each key begins the pause anew.
  const waiting = maySave(state) && error === null ? state.typed : undefined;
  useEffect(() => {
    if (waiting === undefined) return;
    const timer = setTimeout(() => void save(), SAVE_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [waiting, save]);

  const { tell, beforeSettled } = changes;
  useEffect(() => beforeSettled(save), [beforeSettled, save]);
  const waits = dirty && (state.theirs !== null || state.restored || error !== null);
  useEffect(() => {
    tell(key, waits ? "unsaved" : dirty || state.sending !== undefined ? "saving" : null);
    return () => tell(key, null);
  }, [tell, key, waits, dirty, state.sending]);

  return {
    state,
    error,
    type: (value) => {
      setError(null);
      act({ type: "typed", value });
      const copy: Local = { value, version: latest.current.seen.version };
      remember(key, isDirty(latest.current) ? JSON.stringify(copy) : null);
    },
    leave: () => {
      setError(null);
      act({ type: "left" });
      void save();
    },
    choose: (event) => {
      act({ type: event });
      const { typed, seen } = latest.current;
      remember(key, typed === undefined ? null : JSON.stringify({ value: typed, version: seen.version }));
      if (event === "keep_mine") void save();
    },
  };
}

/** What stands there instead, when somebody else was faster in the same field. */
function clashOf(failure: unknown, name: string) {
  if (!(failure instanceof ApiError) || failure.detail !== "field_conflict") return null;
  const current = failure.current as Record<string, Parameters<typeof written>[0]> | null;
  return current?.[name] ? written(current[name]) : null;
}
