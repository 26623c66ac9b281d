/** After both have accepted a recommendation: its terms become an offer, and the offer becomes commitments. */
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { offersQuery } from "~/api/queries/settle";
import type { Complaint } from "~/api/types";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";

const OfferDialog = lazy(() => import("~/features/settle/offers/OfferDialog"));

export function MakeOffer({ complaint }: { complaint: Complaint }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const offers = useQuery(offersQuery(complaint.id)).data;
  if (!offers?.may_offer.allowed) return null;
  return (
    <>
      <Button tone="primary" onClick={() => setOpen(true)}>
        {t("mediation.write_down")}
      </Button>
      {open ? (
        <Suspense fallback={null}>
          <OfferDialog complaint={complaint} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
