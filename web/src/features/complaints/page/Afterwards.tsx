/**
 * Stands in the composer's place once a complaint is done: a message would not open it again, so what does is said
 * first. Writing stays possible.
 */
import { lazy, Suspense, useState } from "react";
import type { Complaint, Lane } from "~/api/types";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { LockIcon } from "~/ui/icons";
import { afterwardsId, deedsOf } from "./turn";
import { useFollowUp } from "./useFollowUp";

const ActionDialog = lazy(() => import("./ActionDialog"));

export function Afterwards({ complaint, onWrite }: { complaint: Complaint; onWrite: (lane: Lane) => void }) {
  const t = useT();
  const [reopening, setReopening] = useState(false);
  const followUp = useFollowUp(complaint);
  const said = afterwardsId(complaint);
  if (!said) return null;
  return (
    <section className="compose afterwards" aria-label={t("thread.write")}>
      <p>{t(said, { org: complaint.counterpart.name })}</p>
      <div className="flex flex-wrap items-center gap-2">
        {deedsOf(complaint).includes("reopen") ? (
          <Button onClick={() => setReopening(true)}>{t("complaints.do_reopen")}</Button>
        ) : null}
        {followUp ? (
          <Button pending={followUp.pending} onClick={followUp.file}>
            {t("complaints.follow_up")}
          </Button>
        ) : null}
        <Button tone="quiet" onClick={() => onWrite("shared")}>
          {t("complaints.just_write")}
        </Button>
        <Button tone="quiet" onClick={() => onWrite("private")}>
          <LockIcon size={12} aria-hidden="true" />
          {t("complaints.just_note")}
        </Button>
      </div>
      {reopening ? (
        <Suspense fallback={null}>
          <ActionDialog deed="reopen" complaint={complaint} onClose={() => setReopening(false)} />
        </Suspense>
      ) : null}
    </section>
  );
}
