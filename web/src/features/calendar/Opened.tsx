/** Whatever is open about an activity. */
import { lazy, Suspense } from "react";
import { ActivityPanel } from "./ActivityPanel";
import { CancelDialog, DoneDialog } from "./EndDialogs";
import type { Opened } from "./parts";

const ActivityDialog = lazy(() => import("./ActivityDialog"));

export function OpenedActivity({ opened, onOpen }: { opened: Opened; onOpen: (opened: Opened) => void }) {
  if (!opened) return null;
  const { kind, activity } = opened;
  const onClose = () => onOpen(null);
  if (kind === "show") return <ActivityPanel activity={activity} onOpen={onOpen} onClose={onClose} />;
  if (kind === "done") return <DoneDialog activity={activity} onClose={onClose} />;
  if (kind === "cancel") return <CancelDialog activity={activity} onClose={onClose} />;
  return (
    <Suspense fallback={null}>
      <ActivityDialog activity={activity} onClose={onClose} />
    </Suspense>
  );
}
