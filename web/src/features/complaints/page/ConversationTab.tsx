import { useEffect } from "react";
import { Conversation } from "~/features/thread/Conversation";
import { useComplaintInfo } from "~/features/thread/context";
import { Afterwards } from "./Afterwards";
import { useConversation } from "./conversation";
import { afterwardsId } from "./turn";

/** What was said and done, and the place to write. */
export function ConversationTab() {
  const { complaint } = useComplaintInfo();
  const { thread, writer, wanted } = useConversation();
  useEffect(() => {
    if (!wanted.current) return;
    wanted.current = false;
    writer.current?.("shared");
  }, [writer, wanted]);
  return (
    <Conversation
      thread={thread}
      writer={writer}
      before={
        afterwardsId(complaint) ? (write) => <Afterwards complaint={complaint} onWrite={write} /> : undefined
      }
    />
  );
}
