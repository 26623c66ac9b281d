/** The vendor's look back: its own until it is published, then both sides'. */
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { reviewQuery } from "~/api/queries/after";
import type { Complaint, Review } from "~/api/types";
import { useThreadInfo } from "~/features/thread/context";
import { useT } from "~/i18n";
import { serverHtml } from "~/lib/safe-html";
import { Button } from "~/ui/Button";
import { Time } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { LockIcon } from "~/ui/icons";

const ReviewDialog = lazy(() => import("./ReviewDialog"));
const PublishDialog = lazy(() => import("./PublishDialog"));

export function ReviewPart({ complaint }: { complaint: Complaint }) {
  const t = useT();
  const [open, setOpen] = useState<"write" | "publish" | null>(null);
  const review = useQuery(reviewQuery(complaint.id)).data;
  if (!review) return null;
  const close = () => setOpen(null);
  return (
    <>
      {review.state === "none" ? (
        review.may_write.allowed ? (
          <p className="mt-3">
            <Button tone="link" onClick={() => setOpen("write")}>
              {t("aftercare.write")}
            </Button>
          </p>
        ) : null
      ) : (
        <Shown complaint={complaint} review={review} onOpen={setOpen} />
      )}
      <Suspense fallback={null}>
        {open === "write" ? <ReviewDialog complaint={complaint} review={review} onClose={close} /> : null}
        {open === "publish" ? <PublishDialog complaint={complaint} review={review} onClose={close} /> : null}
      </Suspense>
    </>
  );
}

function Shown({
  complaint,
  review,
  onOpen,
}: {
  complaint: Complaint;
  review: Review;
  onOpen: (what: "write" | "publish") => void;
}) {
  const t = useT();
  const { own } = useThreadInfo();
  const isDraft = review.state === "draft";
  const at = review.published_at ?? review.updated_at;
  return (
    <section
      className={cx("card aftercare", isDraft && "aftercare-private")}
      aria-label={t("aftercare.review")}
    >
      <header className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2>{t("aftercare.review")}</h2>
        {isDraft ? (
          <span className="lane-mark">
            <LockIcon size={11} aria-hidden="true" />
            {t("thread.only_org_sees", { org: own.name })}
          </span>
        ) : (
          <span className="text-s text-ink-3">
            {review.written_by?.name ?? complaint.vendor.name}
            {at ? (
              <>
                {" · "}
                <Time at={at} as="date" />
              </>
            ) : null}
          </span>
        )}
      </header>
      {review.body_html ? (
        <div className="prose mt-2" dangerouslySetInnerHTML={serverHtml(review.body_html)} />
      ) : (
        <p className="mt-2 text-ink-3 italic">{t("aftercare.erased")}</p>
      )}
      {review.may_write.allowed || review.may_publish.allowed ? (
        <div className="mt-3 flex flex-wrap gap-2">
          {review.may_write.allowed ? (
            <Button onClick={() => onOpen("write")}>{t("aftercare.edit")}</Button>
          ) : null}
          {review.may_publish.allowed ? (
            <Button onClick={() => onOpen("publish")}>
              {t("aftercare.publish", { org: complaint.counterpart.name })}
            </Button>
          ) : null}
        </div>
      ) : null}
    </section>
  );
}
