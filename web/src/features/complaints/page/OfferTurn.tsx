/** An open offer in the turn card: what it is about, and the answers to it. */
import { useQuery } from "@tanstack/react-query";
import { useActing } from "~/api/queries/me";
import { offersQuery } from "~/api/queries/settle";
import type { Complaint } from "~/api/types";
import { mayAct, type Offer, type OfferDeed } from "~/api/types-settle";
import { mayAnswer, openOffers, termText } from "~/features/settle/words";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Link } from "~/ui/Link";
import { isOver } from "./turn";

const ANSWERS = ["accept", "counter", "reject"] as const;

export interface OfferTurn {
  /** The other side's, which we may answer. */
  theirs: Offer | null;
  /** Ours, which waits for an answer. */
  ours: Offer | null;
  answers: readonly OfferDeed[];
  mayOffer: boolean;
}

export function useOfferTurn(complaint: Complaint): OfferTurn {
  const offers = useQuery(offersQuery(complaint.id)).data;
  if (!offers || isOver(complaint)) return { theirs: null, ours: null, answers: [], mayOffer: false };
  const { theirs, ours } = openOffers(offers, complaint.side);
  const answered = theirs && mayAnswer(theirs) ? theirs : null;
  return {
    theirs: answered,
    ours: ours ?? null,
    answers: answered ? ANSWERS.filter((deed) => mayAct(answered.actions, deed)) : [],
    mayOffer: offers.may_offer.allowed,
  };
}

/** The terms in one line each; all of them, and what they change, stand one step away. */
export function OfferTerms({ complaint, offer }: { complaint: Complaint; offer: Offer }) {
  const t = useT();
  const format = useFormat();
  const org = useActing().organisation.slug;
  return (
    <div className="turn-quote">
      <ul>
        {offer.terms.map((term, index) => (
          <li key={index}>
            {termText(t, format, term)}
            {term.by === complaint.side ? <span className="text-ink-2"> ({t("settle.by_you")})</span> : null}
          </li>
        ))}
      </ul>
      <Link
        to="/o/$org/complaints/$id/offers"
        params={{ org, id: complaint.id }}
        className="text-s"
        resetScroll={false}
      >
        {t("settle.look_at_offer", { n: offer.number })}
      </Link>
    </div>
  );
}
