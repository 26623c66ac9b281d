/** Saved replies in the composer: what is chosen is put in at the caret, to be read and changed before it is sent. */
import { lazy, Suspense } from "react";
import { useT } from "~/i18n";
import { IconButton } from "~/ui/Button";
import { Loading } from "~/ui/bits";
import { ReplyIcon } from "~/ui/icons";
import { Popover } from "~/ui/Popover";

const SavedReplies = lazy(() => import("~/features/tasks/SavedReplies"));

export function ReplyMenu({ onChoose }: { onChoose: (text: string) => void }) {
  const t = useT();
  return (
    <Popover
      label={t("thread.saved_replies")}
      placement="top start"
      trigger={
        <IconButton
          small
          label={t("thread.saved_replies")}
          icon={<ReplyIcon size={15} aria-hidden="true" />}
        />
      }
    >
      {(close) => (
        <Suspense fallback={<Loading lines={3} />}>
          <SavedReplies
            onChoose={(text) => {
              close();
              // After the popover has given the focus back.
              setTimeout(() => onChoose(text), 0);
            }}
          />
        </Suspense>
      )}
    </Popover>
  );
}
