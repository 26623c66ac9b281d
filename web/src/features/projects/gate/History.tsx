/** Verdicts that were put up before the one that counts. */
import { useState } from "react";
import type { Gate, GateReview, Project } from "~/api/types-projects";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Card, Time } from "~/ui/bits";
import { Dialog } from "~/ui/Dialog";
import { Bundle } from "./Bundle";
import { shortHash } from "./bundle";
import { ReviewPill } from "./Standing";

export function History({ project, gate }: { project: Project; gate: Gate }) {
  const t = useT();
  const [open, setOpen] = useState<GateReview | null>(null);
  if (gate.reviews.length === 0) return null;
  return (
    <Card title={t("projects.verdicts_so_far")}>
      <ul className="criteria">
        {gate.reviews.map((review) => (
          <li key={review.number}>
            <div className="min-w-0 flex-1 basis-56">
              <p>
                {review.number}. {t(`projects.verdict_${review.verdict}`)}
              </p>
              <small>
                {review.organisation.name} · <Time at={review.proposed_at} as="full" /> ·{" "}
                <code title={review.sha256}>{shortHash(review.sha256)}</code>
              </small>
            </div>
            <ReviewPill review={review} />
            <Button small onClick={() => setOpen(review)}>
              {t("projects.show_bundle")}
            </Button>
          </li>
        ))}
      </ul>
      {open ? (
        <Dialog title={t("projects.bundle_n", { n: open.number })} onClose={() => setOpen(null)} wide>
          <div className="bundle-frozen">
            <Bundle project={project} review={open} />
          </div>
        </Dialog>
      ) : null}
    </Card>
  );
}
