/** Offers of both sides: the way so far as a picture, what waits for an answer as a card, and what was agreed. */
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { offersQuery } from "~/api/queries/settle";
import type { Complaint } from "~/api/types";
import type { Offer, Offers } from "~/api/types-settle";
import { useComplaintInfo } from "~/features/thread/context";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { EmptyState, ErrorState, Loading } from "~/ui/bits";
import { PartnersIcon } from "~/ui/icons";
import { openOffers } from "../words";
import { OfferCard } from "./OfferCard";
import { OfferTimeline } from "./OfferTimeline";
import { SettlementCard } from "./SettlementCard";

const OfferDialog = lazy(() => import("./OfferDialog"));

export function OffersTab() {
  const t = useT();
  const { complaint } = useComplaintInfo();
  const [making, setMaking] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const query = useQuery(offersQuery(complaint.id));
  const offers = query.data;
  if (!offers) {
    return (
      <div className="section-body">
        {query.isError ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Loading lines={5} />
        )}
      </div>
    );
  }
  const { theirs, ours } = openOffers(offers, complaint.side);
  const open = [theirs, ours].filter((offer): offer is Offer => offer !== undefined);
  const looked = offers.items.find((offer) => offer.id === chosen);
  const before = (offer: Offer) => offers.items.find((each) => each.id === offer.supersedes_id);
  const make = offers.may_offer.allowed ? (
    <Button tone={theirs ? "plain" : "primary"} onClick={() => setMaking(true)}>
      {t("settle.make_offer")}
    </Button>
  ) : null;
  return (
    <div className="section-body">
      {offers.settlement ? <SettlementCard complaint={complaint} settlement={offers.settlement} /> : null}
      {offers.items.length === 0 ? (
        <EmptyState
          icon={<PartnersIcon size={24} aria-hidden="true" />}
          title={t("settle.no_offers")}
          action={make}
        >
          {complaint.guest
            ? t("settle.no_offers_guest")
            : t(whyNone(complaint, offers), { org: complaint.counterpart.name })}
        </EmptyState>
      ) : (
        <>
          {open.map((offer) => (
            <OfferCard key={offer.id} complaint={complaint} offer={offer} before={before(offer)} />
          ))}
          {make ? <div>{make}</div> : null}
          <OfferTimeline
            complaint={complaint}
            offers={offers.items}
            chosen={chosen}
            onChoose={(id) => setChosen(id === chosen ? null : id)}
          />
          {looked && !open.includes(looked) ? (
            <OfferCard complaint={complaint} offer={looked} before={before(looked)} />
          ) : null}
        </>
      )}
      {making ? (
        <Suspense fallback={null}>
          <OfferDialog complaint={complaint} onClose={() => setMaking(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}

/** What offers are for; or why none can be made yet. */
function whyNone(complaint: Complaint, offers: Offers) {
  if (offers.may_offer.reason !== "wrong_status" || complaint.status !== "submitted") {
    return "settle.no_offers_text";
  }
  return complaint.side === "vendor" ? "settle.no_offers_acknowledge" : "settle.no_offers_unacknowledged";
}
