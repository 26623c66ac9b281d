/** What goes over the socket, in both directions. */
import type { Entry, Lane, OrgRef, PersonRef } from "~/api/types";

export type { Lane };
/** The last `seq` a client has of each lane; those that name their readers stand here by their ids. */
export type Heads = Record<string, number>;

export type ServerFrame =
  | { type: "hello"; membership_id: string }
  | { type: "entry"; thread: string; lane: Lane; entry: Entry }
  | { type: "subscribed"; thread: string; heads: Partial<Heads> }
  | { type: "resync"; thread: string }
  | { type: "record"; id: string; version: number; kind: "complaint" | "idea" | "project" | "survey" }
  | { type: "report" | "votes" | "plan"; id: string; version: number }
  | { type: "list"; kind: "complaints" | "issues" | "ideas" | "tasks" | "reviews" | "projects" | "surveys" }
  | { type: "inbox"; unread: number }
  | { type: "read"; thread: string; lane: Lane; organisation: OrgRef; seq: number; at: string }
  | { type: "presence"; thread: string; people: PersonRef[] }
  | { type: "typing"; thread: string; lane: Lane; person: PersonRef }
  | { type: "draft"; thread: string; lane: Lane }
  | { type: "pong" }
  | { type: "error"; code: string };

export type ClientFrame =
  | { organisation: string }
  | { subscribe: { thread: string; after: Heads } }
  | { unsubscribe: { thread: string } }
  | { typing: { thread: string; lane: Lane } }
  | { ping: 1 };
