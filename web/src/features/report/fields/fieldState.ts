/**
 * One field while somebody writes in it and others write beside them. Pure: what is typed is never thrown away, and
 * never written over what somebody else wrote unless whoever typed it has seen that.
 */
import type { PersonRef } from "~/api/types";

export type Value = string | number | boolean | null;

/** A field as the server has it; version 0 was never written. */
export interface Written {
  value: Value;
  version: number;
  by: PersonRef | null;
}

export interface FieldState {
  /** What the next save says that it saw. */
  seen: Written;
  /** What stands in the field and is not saved, or not yet known to be. */
  typed: Value | undefined;
  /** On its way. */
  sending: Value | undefined;
  /** Somebody else's, which clashes with what is typed. */
  theirs: Written | null;
  /** Found in this browser from an earlier visit; it waits for a word. */
  restored: boolean;
  /** The reader has gone on to something else. */
  left: boolean;
  /** Counts how often the field was given another value than the one that was typed: a control begins anew then. */
  epoch: number;
}

export type FieldEvent =
  | { type: "typed"; value: Value }
  | { type: "arrived"; written: Written }
  | { type: "sending"; value: Value }
  | { type: "saved"; written: Written }
  | { type: "failed" }
  | { type: "clashed"; written: Written }
  | { type: "left" }
  | { type: "keep_theirs" }
  | { type: "keep_mine" }
  | { type: "combine" };

/** As the server keeps it: texts lose white space at their ends, and an empty text is none. */
export function kept(value: Value): Value {
  if (typeof value !== "string") return value;
  return value.trimEnd() === "" ? null : value.trimEnd();
}

export function begun(written: Written, draft: { value: Value; version: number } | null): FieldState {
  const state = {
    seen: written,
    typed: undefined,
    sending: undefined,
    theirs: null,
    restored: false,
    left: false,
    epoch: 0,
  };
  if (!draft || kept(draft.value) === written.value) return state;
  const clash = draft.version !== written.version;
  return {
    ...state,
    seen: clash ? { value: null, version: draft.version, by: null } : written,
    typed: draft.value,
    theirs: clash ? written : null,
    restored: true,
  };
}

export function shown(state: FieldState): Value {
  return state.typed === undefined ? state.seen.value : state.typed;
}

export function isDirty(state: FieldState): boolean {
  return state.typed !== undefined && (state.theirs !== null || kept(state.typed) !== state.seen.value);
}

/** Whether what is typed may be sent by itself. */
export function maySave(state: FieldState): boolean {
  return isDirty(state) && state.theirs === null && state.sending === undefined && !state.restored;
}

/** Theirs first, as it was there first. */
export function combined(theirs: Value, mine: Value): Value {
  if (typeof theirs !== "string" || typeof mine !== "string") return mine ?? theirs;
  return theirs.trimEnd() === "" ? mine : `${theirs.trimEnd()}\n\n${mine}`;
}

function arrived(state: FieldState, written: Written): FieldState {
  const known = Math.max(state.seen.version, state.theirs?.version ?? 0);
  if (written.version <= known) return state;
  if (state.typed === undefined) return { ...state, seen: written, epoch: state.epoch + 1 };
  const mine = kept(state.typed) === written.value;
  const sent = state.sending !== undefined && kept(state.sending) === written.value;
  if (mine || sent) return { ...state, seen: written, theirs: null };
  return { ...state, theirs: written };
}

/** Once a field is left and saved, nobody has it in hand: what others write is shown in it. */
function settled(state: FieldState): FieldState {
  const inHand = !state.left || isDirty(state) || state.sending !== undefined;
  return inHand ? state : { ...state, typed: undefined };
}

export function next(state: FieldState, event: FieldEvent): FieldState {
  switch (event.type) {
    case "typed":
      return { ...state, typed: event.value, restored: false, left: false };
    case "arrived":
      return arrived(state, event.written);
    case "sending":
      return { ...state, sending: event.value };
    case "saved":
      return settled({ ...arrived(state, event.written), sending: undefined });
    case "failed":
      return { ...state, sending: undefined };
    case "clashed":
      // The refusal may come after the reader has seen the other text, and has chosen.
      return event.written.version <= state.seen.version
        ? { ...state, sending: undefined }
        : { ...state, sending: undefined, theirs: event.written };
    case "left":
      // What is saved already is shown as the server keeps it.
      return settled({ ...state, left: true });
    case "keep_theirs":
      return {
        ...state,
        seen: state.theirs ?? state.seen,
        typed: undefined,
        theirs: null,
        restored: false,
        epoch: state.epoch + 1,
      };
    case "keep_mine":
      return { ...state, seen: state.theirs ?? state.seen, theirs: null, restored: false };
    case "combine":
      if (!state.theirs || state.typed === undefined) return state;
      return {
        ...state,
        seen: state.theirs,
        typed: combined(state.theirs.value, state.typed),
        theirs: null,
        restored: false,
        epoch: state.epoch + 1,
      };
    default:
      return state;
  }
}
