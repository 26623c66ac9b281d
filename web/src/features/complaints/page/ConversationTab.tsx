import { Conversation } from "~/features/thread/Conversation";
import { useThreadInfo } from "~/features/thread/context";
import { Afterwards } from "./Afterwards";
import { useConversation } from "./conversation";
import { afterwardsId } from "./turn";

/** What was said and done, and the place to write. */
export function ConversationTab() {
  const { complaint } = useThreadInfo();
  const thread = useConversation();
  return (
    <Conversation
      thread={thread}
      before={
        afterwardsId(complaint) ? (write) => <Afterwards complaint={complaint} onWrite={write} /> : undefined
      }
    />
  );
}
