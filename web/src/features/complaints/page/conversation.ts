/** The thread is followed by the complaint's frame, so that it goes on while the reader looks at facts or offers. */
import { createContext, type RefObject, use } from "react";
import type { Lane } from "~/api/types";
import type { Thread } from "~/features/thread/useThread";

export interface ConversationInfo {
  thread: Thread;
  /** The way to the composer, while the conversation is shown. */
  writer: RefObject<((lane: Lane) => void) | null>;
  /** Somebody wants to write, and the conversation has still to come. */
  wanted: RefObject<boolean>;
}

export const ConversationContext = createContext<ConversationInfo | null>(null);

export function useConversation(): ConversationInfo {
  const info = use(ConversationContext);
  if (!info) throw new Error("the conversation is shown inside a complaint");
  return info;
}
