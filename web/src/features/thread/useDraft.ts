/**
 * What is being written in one lane. It is kept on the server at every pause and in this browser at every key, so
 * that neither a reload nor a change of device loses it. A sent draft is held for some seconds; meanwhile the lane
 * takes the next text, which goes to the server only when the held one is gone.
 */
import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { api } from "~/api/client";
import { ApiError } from "~/api/errors";
import { useMe } from "~/api/queries/me";
import { keys } from "~/api/query";
import type { Draft, Entry, FileRef } from "~/api/types";
import { recall, remember } from "~/lib/storage";
import type { Lane } from "~/live";
import { putEntry } from "./lanes";
import { Mentions } from "./mentions";

const SAVE_PAUSE_MS = 800;
/** After the end of a hold the worker needs a moment. */
const SENT_AFTER_MS = 1500;

interface Local {
  body: string;
  files: FileRef[];
  at: string;
}

export function draftsQuery(threadId: string) {
  return queryOptions({
    queryKey: keys.drafts(threadId),
    queryFn: ({ signal }) =>
      api.get<{ items: Draft[] }>(`/threads/${encodeURIComponent(threadId)}/drafts`, undefined, signal),
    staleTime: 0,
  });
}

export interface LaneDraft {
  /** As typed: mentions are names. */
  text: string;
  files: FileRef[];
  setText: (text: string) => void;
  addFile: (file: FileRef) => void;
  removeFile: (id: string) => void;
  mentions: Mentions;
  /** The stored form, for previews. */
  stored: () => string;
  held: Draft | null;
  send: () => Promise<void>;
  undo: () => Promise<void>;
  sendNow: () => Promise<void>;
  state: "saved" | "saving" | "unsaved";
}

export function useLaneDraft(threadId: string, lane: Lane, storageKey: string, enabled: boolean): LaneDraft {
  const client = useQueryClient();
  const hold = useMe().hold_seconds;
  const path = `/threads/${encodeURIComponent(threadId)}`;
  const server = useQuery({ ...draftsQuery(threadId), enabled }).data;
  const onServer = server?.items.find((each) => each.lane === lane);
  const held = onServer?.send_at ? onServer : null;
  const mentions = useRef(new Mentions()).current;
  const [text, setTextState] = useState("");
  const [files, setFilesState] = useState<FileRef[]>([]);
  const [state, setState] = useState<LaneDraft["state"]>("saved");
  const now = useRef({ text: "", files: [] as FileRef[] });
  const dirty = useRef(false);
  const known = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const saving = useRef(Promise.resolve());
  const isHeld = useRef(false);
  isHeld.current = held !== null;

  const show = useCallback((next: { text: string; files: FileRef[] }) => {
    now.current = next;
    setTextState(next.text);
    setFilesState(next.files);
  }, []);
  const put = useCallback(
    (draft: Draft | null) => {
      client.setQueryData<{ items: Draft[] }>(keys.drafts(threadId), (old) => ({
        items: [...(old?.items ?? []).filter((each) => each.lane !== lane), ...(draft ? [draft] : [])],
      }));
      if (draft) known.current = draft.updated_at;
    },
    [client, threadId, lane],
  );

  /** Saves follow each other: an older text must never arrive behind a newer one, or behind the sending. */
  const saveOnce = useCallback(async () => {
    if (!dirty.current || isHeld.current) return;
    const { text: typed, files: attached } = now.current;
    dirty.current = false;
    setState("saving");
    try {
      if (typed.trim() === "" && attached.length === 0) {
        await api.delete(`${path}/draft`, { params: { lane } });
        put(null);
      } else {
        put(await api.put<Draft>(`${path}/draft`, requestOf(lane, mentions.stored(typed), attached)));
      }
      if (!dirty.current) remember(storageKey, null);
      setState(dirty.current ? "unsaved" : "saved");
    } catch {
      // The copy in this browser stays, and the next key or the next visit tries again.
      dirty.current = true;
      setState("unsaved");
    }
  }, [path, lane, put, storageKey, mentions]);
  const save = useCallback(() => {
    clearTimeout(timer.current);
    saving.current = saving.current.then(saveOnce);
    return saving.current;
  }, [saveOnce]);

  const changed = useCallback(
    (next: { text: string; files: FileRef[] }) => {
      show(next);
      dirty.current = true;
      setState("unsaved");
      const copy: Local = {
        body: mentions.stored(next.text),
        files: next.files,
        at: new Date().toISOString(),
      };
      remember(storageKey, JSON.stringify(copy));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), SAVE_PAUSE_MS);
    },
    [show, save, storageKey, mentions],
  );

  // What the server has is taken over at first and when another device changed it, but never over unsaved text.
  useEffect(() => {
    if (!server || dirty.current) return;
    const first = known.current === null;
    const version = onServer?.updated_at ?? "";
    if (!first && version === known.current) return;
    known.current = version;
    const local = first ? readLocal(storageKey) : null;
    if (local && (!onServer || (local.at > onServer.updated_at && !onServer.send_at))) {
      changed({ text: mentions.shown(local.body), files: local.files });
    } else if (onServer && !onServer.send_at) {
      show({ text: mentions.shown(onServer.body), files: onServer.files });
    } else if (first || !onServer) {
      show({ text: "", files: [] });
    }
  }, [server, onServer, storageKey, changed, show, mentions]);

  // The held message is sent by the server; if the live channel does not say so, ask.
  const sendAt = held?.send_at ?? null;
  useEffect(() => {
    if (!sendAt) return;
    const wait = Math.max(Date.parse(sendAt) - Date.now(), 0) + SENT_AFTER_MS;
    const check = setTimeout(() => {
      void client.invalidateQueries({ queryKey: keys.drafts(threadId) });
      void client.invalidateQueries({ queryKey: keys.entries(threadId) });
    }, wait);
    return () => clearTimeout(check);
  }, [sendAt, client, threadId]);
  useEffect(() => {
    if (!held && dirty.current) timer.current = setTimeout(() => void save(), SAVE_PAUSE_MS);
  }, [held, save]);
  useEffect(() => () => void save(), [save]);

  const sendNow = useCallback(async () => {
    try {
      const entry = await api.post<Entry>(`${path}/draft/send-now`, { lane });
      putEntry(client, threadId, { ...entry, mine: true });
    } catch (error) {
      // The worker was faster: what was wanted has happened.
      if (!(error instanceof ApiError && error.is("conflict"))) throw error;
      await client.invalidateQueries({ queryKey: keys.entries(threadId) });
    }
    put(null);
  }, [path, lane, put, client, threadId]);

  const send = useCallback(async () => {
    if (isHeld.current) await sendNow();
    clearTimeout(timer.current);
    await saving.current;
    const { text: typed, files: attached } = now.current;
    const request = requestOf(lane, mentions.stored(typed), attached);
    const wasDirty = dirty.current;
    dirty.current = false;
    try {
      if (hold > 0) {
        const sent = await api.put<Draft>(`${path}/draft`, { ...request, send: true });
        put(sent);
      } else {
        const entry = await api.post<Entry>(`${path}/messages`, request);
        putEntry(client, threadId, { ...entry, mine: true });
        await api.delete(`${path}/draft`, { params: { lane } });
        put(null);
      }
    } catch (error) {
      dirty.current = wasDirty;
      throw error;
    }
    // What was typed while the request was away stays.
    const rest = now.current.text === typed ? "" : now.current.text;
    remember(storageKey, null);
    setState("saved");
    if (rest) changed({ text: rest, files: [] });
    else show({ text: "", files: [] });
  }, [sendNow, lane, mentions, hold, path, put, client, threadId, show, changed, storageKey]);

  const undo = useCallback(async () => {
    const draft = await api.post<Draft>(`${path}/draft/undo`, { lane });
    const { text: typed, files: attached } = now.current;
    const back = mentions.shown(draft.body);
    isHeld.current = false;
    put(draft);
    changed({
      text: typed.trim() ? `${back}\n\n${typed}` : back,
      files: [...draft.files, ...attached],
    });
  }, [path, lane, put, changed, mentions]);

  const setText = useCallback<LaneDraft["setText"]>(
    (next) => changed({ ...now.current, text: next }),
    [changed],
  );
  const addFile = useCallback<LaneDraft["addFile"]>(
    (file) => changed({ ...now.current, files: [...now.current.files, file] }),
    [changed],
  );
  const removeFile = useCallback<LaneDraft["removeFile"]>(
    (id) => changed({ ...now.current, files: now.current.files.filter((file) => file.id !== id) }),
    [changed],
  );
  const stored = useCallback(() => mentions.stored(now.current.text), [mentions]);
  return useMemo(
    () => ({ text, files, setText, addFile, removeFile, mentions, stored, held, send, undo, sendNow, state }),
    [text, files, setText, addFile, removeFile, mentions, stored, held, send, undo, sendNow, state],
  );
}

function requestOf(lane: Lane, body: string, files: readonly FileRef[]) {
  return { lane, body, file_ids: files.map((file) => file.id) };
}

function readLocal(storageKey: string): Local | null {
  try {
    return JSON.parse(recall(storageKey) ?? "null") as Local | null;
  } catch {
    return null;
  }
}
