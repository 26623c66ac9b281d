/** An offer with its terms, what it changes, and what the reader may answer. */
import { lazy, Suspense, useState } from "react";
import type { Complaint } from "~/api/types";
import { mayAct, type Offer, type OfferDeed } from "~/api/types-settle";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Pill, Time } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { sideName } from "../Sides";
import { shortHash } from "../words";
import { TermList } from "./TermList";

const OfferAnswers = lazy(() => import("./OfferAnswers"));

const DEEDS = ["accept", "counter", "reject", "withdraw"] as const;

export function OfferCard({
  complaint,
  offer,
  before,
}: {
  complaint: Complaint;
  offer: Offer;
  before: Offer | undefined;
}) {
  const t = useT();
  const [open, setOpen] = useState<OfferDeed | null>(null);
  const ours = offer.side === complaint.side;
  const deeds = DEEDS.filter((deed) => mayAct(offer.actions, deed));
  const waits = offer.state === "open" && deeds.includes("accept");
  return (
    <article
      className={cx("card offer-card", waits && "offer-waits")}
      aria-label={t("settle.offer_n", { n: offer.number })}
    >
      <header className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2>
          {t(ours && !complaint.guest ? "settle.our_offer" : "settle.their_offer", {
            n: offer.number,
            org: ours ? complaint.counterpart.name : sideName(complaint, offer.side),
          })}
        </h2>
        <StatePill offer={offer} waits={waits} />
        <small className="ml-auto">
          {offer.proposed_by ? `${offer.proposed_by.name}, ` : null}
          <Time at={offer.proposed_at} as="full" />
        </small>
      </header>
      <TermList complaint={complaint} offer={offer} before={before} />
      {offer.note ? <p className="mt-3 whitespace-pre-wrap text-ink-2">{offer.note}</p> : null}
      <Answer complaint={complaint} offer={offer} />
      <footer className="mt-3 flex flex-wrap items-center gap-2">
        {deeds.map((deed) => (
          <Button
            key={deed}
            tone={deed === "accept" ? "primary" : deed === "reject" ? "quiet" : "plain"}
            onClick={() => setOpen(deed)}
          >
            {t(`settle.do_${deed}`)}
          </Button>
        ))}
        <small className="ml-auto">
          {offer.state === "open" ? (
            <>
              {t("settle.valid_until")} <Time at={offer.valid_until} as="full" /> ·{" "}
            </>
          ) : null}
          <span className="font-mono" title={offer.sha256}>
            {shortHash(offer.sha256)}
          </span>
        </small>
      </footer>
      {open ? (
        <Suspense fallback={null}>
          <OfferAnswers complaint={complaint} offer={offer} deed={open} onClose={() => setOpen(null)} />
        </Suspense>
      ) : null}
    </article>
  );
}

function StatePill({ offer, waits }: { offer: Offer; waits: boolean }) {
  const t = useT();
  const tone = waits ? "turn" : offer.state === "accepted" ? "good" : undefined;
  return <Pill tone={tone}>{t(waits ? "settle.offer_your_answer" : `settle.offer_${offer.state}`)}</Pill>;
}

function Answer({ complaint, offer }: { complaint: Complaint; offer: Offer }) {
  const t = useT();
  if (!offer.answered_side || !offer.answered_at) return null;
  const who = offer.answered_by?.name ?? sideName(complaint, offer.answered_side);
  return (
    <div className="mt-3 text-s text-ink-2">
      {t(`settle.offer_${offer.state}_by`, { who })} · <Time at={offer.answered_at} as="full" />
      {offer.answer_reason ? <blockquote className="quote">{offer.answer_reason}</blockquote> : null}
    </div>
  );
}
