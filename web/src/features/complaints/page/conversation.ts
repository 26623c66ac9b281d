/** The thread is followed by the complaint's frame, so that it goes on while the reader looks at facts or offers. */
import { createContext, use } from "react";
import type { Thread } from "~/features/thread/useThread";

export const ConversationContext = createContext<Thread | null>(null);

export function useConversation(): Thread {
  const thread = use(ConversationContext);
  if (!thread) throw new Error("the conversation is shown inside a complaint");
  return thread;
}
